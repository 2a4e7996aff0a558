/// The place of an event in the log: dense, from 1. 0 stands for "none" and "before the first".
@usableFromInline
package typealias Position = UInt64
