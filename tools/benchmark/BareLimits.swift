/// What the storage and the hash take by themselves, in nanoseconds an event.
struct BareLimits {
    /// LMDB appending values of the same sizes, 8,000 a commit.
    var append = 0.0
    /// LMDB committing one such value.
    var commit = 0.0
    /// LMDB scanning them.
    var scan = 0.0
    /// SHA-256 over each.
    var hash = 0.0
}
