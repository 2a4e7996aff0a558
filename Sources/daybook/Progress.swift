/// One line about long work: what, done of total, rate, time left. Redrawn on a terminal, a plain
/// line every five seconds elsewhere; nothing with `--quiet`, or where the work is short.
final class Progress {
    private var what: String
    private let isQuiet: Bool
    private var start = Clock.ticks()
    private var lastShown: UInt64
    private var hasShown = false

    init(_ what: String, isQuiet: Bool) {
        self.what = what
        self.isQuiet = isQuiet
        lastShown = start
    }

    /// Shows how far the work is, if it is time to.
    func update(_ done: UInt64, of total: UInt64? = nil) {
        let interval: UInt64 = Console.errorsGoToTerminal ? 200_000_000 : 5_000_000_000
        let now = Clock.ticks()
        guard !isQuiet, now - lastShown >= interval else { return }
        lastShown = now
        show(line(done, total, elapsed: now - start))
    }

    /// Goes on with another kind of work; its rate is its own.
    func turn(to what: String) {
        guard what != self.what else { return }
        self.what = what
        start = Clock.ticks()
    }

    /// Leaves the line that was shown.
    func finish() {
        if hasShown, Console.errorsGoToTerminal { Console.note(text: "\r\u{1B}[K") }
        hasShown = false
    }

    private func line(_ done: UInt64, _ total: UInt64?, elapsed: UInt64) -> String {
        let rate = done * 1_000 / max(elapsed / 1_000_000, 1)
        var line = "\(what): \(done)"
        if let total { line += "/\(total)" }
        line += "  \(rate)/s"
        if let total, rate > 0, total > done {
            line += "  \(Self.time(seconds: (total - done) / rate)) left"
        }
        return line
    }

    private static func time(seconds: UInt64) -> String {
        guard seconds >= 60 else { return "\(seconds) s" }
        return "\(seconds / 60) min \(seconds % 60) s"
    }

    private func show(_ line: String) {
        hasShown = true
        Console.note(text: Console.errorsGoToTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
    }
}
