import Foundation

/// One line about long work: what, done of total, rate, time left. Redrawn on a terminal, a plain
/// line every five seconds elsewhere; nothing with `--quiet`, or where the work is short.
final class Progress {
    private let what: String
    private let total: UInt64?
    private let isQuiet: Bool
    private let start = DispatchTime.now()
    private var lastShown = DispatchTime.now()
    private var hasShown = false

    init(_ what: String, total: UInt64?, isQuiet: Bool) {
        self.what = what
        self.total = total
        self.isQuiet = isQuiet
    }

    func update(_ done: UInt64) {
        let interval: UInt64 = Console.errorsGoToTerminal ? 200_000_000 : 5_000_000_000
        let now = DispatchTime.now()
        guard !isQuiet, now.uptimeNanoseconds - lastShown.uptimeNanoseconds >= interval else {
            return
        }
        lastShown = now
        show(done, elapsed: now.uptimeNanoseconds - start.uptimeNanoseconds)
    }

    func finish() {
        if hasShown, Console.errorsGoToTerminal {
            FileHandle.standardError.write(Data("\n".utf8))
        }
    }

    private func show(_ done: UInt64, elapsed: UInt64) {
        let rate = done * 1_000 / max(elapsed / 1_000_000, 1)
        var line = "\(what): \(done)"
        if let total { line += "/\(total)" }
        line += "  \(rate)/s"
        if let total, rate > 0, total > done { line += "  \((total - done) / rate) s left" }
        hasShown = true
        let text = Console.errorsGoToTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n"
        FileHandle.standardError.write(Data(text.utf8))
    }
}
