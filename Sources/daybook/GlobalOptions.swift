/// The options that every command has may stand before its name, as in
/// `daybook --book books/nova balance P-101`: they are moved behind it.
enum GlobalOptions {
    private static let withValue = ["--book", "-O", "-o", "--output", "--as-of", "--known-at"]
    private static let flags = ["--quiet", "--no-color"]

    static func moved(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if flags.contains(argument) || hasOwnValue(argument) {
                index += 1
            } else if withValue.contains(argument), index + 1 < arguments.count {
                index += 2
            } else {
                break
            }
        }
        // Behind the last argument, but before what comes after a `--`.
        let rest = arguments[index...]
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + arguments[..<index] + rest[end...]
    }

    private static func hasOwnValue(_ argument: String) -> Bool {
        withValue.contains { $0.hasPrefix("--") && argument.hasPrefix("\($0)=") }
    }
}
