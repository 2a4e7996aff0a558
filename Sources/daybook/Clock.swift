import Accounting
import Glibc

/// The one place where the time is read.
enum Clock {
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(
            microsecondsSince1970: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// The UTC day.
    static func today() throws -> BusinessDate {
        try now().businessDate()
    }

    /// Nanoseconds that only go up, for measuring.
    static func ticks() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func sleep(milliseconds: UInt32) {
        usleep(milliseconds * 1_000)
    }
}
