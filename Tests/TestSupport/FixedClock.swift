import Accounting
import EventLog

/// What time it is in tests: always the same.
package enum FixedClock {
    /// 2026-01-01T00:00:00Z.
    package static let now = Instant(microsecondsSince1970: 1_767_225_600_000_000)
}

/// Ids that a book gets by chance, and in tests always the same.
package enum FixedIDs {
    package static let book = BookID(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10)
}
