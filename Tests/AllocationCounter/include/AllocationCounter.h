#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How often this thread has asked for memory since it began: malloc, calloc and realloc.
/// Linking this target puts its functions in the place of the C library's.
unsigned long allocation_count(void);

#endif
