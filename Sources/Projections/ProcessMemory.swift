import Glibc

/// How much memory the process holds for itself.
package enum ProcessMemory {
    /// What a fold may let the process hold before it stores rows and lets go of them.
    package static let budget = 2_600 << 20

    /// Whether the process holds more than its budget.
    package static var isShort: Bool { own() > budget }

    /// Bytes that are resident and no part of a file: the heap, but not the pages of LMDB's map,
    /// which the system takes back when it needs them. 0 where the system does not say.
    ///
    /// - Complexity: one read of `/proc/self/statm`, some microseconds.
    package static func own() -> Int {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = read(file, &buffer, buffer.count)
        // size resident shared …, in pages
        let fields = buffer.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
        guard fields.count > 2 else { return 0 }
        let pages = fields[1...2].map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        return max(0, pages[0] - pages[1]) * sysconf(Int32(_SC_PAGESIZE))
    }
}
