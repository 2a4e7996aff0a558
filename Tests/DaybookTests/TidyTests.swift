import Foundation
import Testing

/// The house stays tidy: imports follow the table of docs/ARCHITECTURE.md, files and functions are
/// short, and what must not stand in the sources does not.
@Suite("Tidy")
struct TidyTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let targets = [
        "LMDB", "Accounting", "Events", "EventLog", "Rules", "Projections", "ReadModels",
        "Commands", "Queries", "Interchange", "daybook",
    ]

    /// What each target may import of ours.
    private static let arrows: [String: Set<String>] = [
        "LMDB": ["CLMDB"],
        "Accounting": [],
        "Events": ["Accounting"],
        "EventLog": ["LMDB", "Events", "Accounting"],
        "Rules": ["Accounting"],
        "Projections": ["EventLog", "LMDB", "Events", "Accounting"],
        "ReadModels": ["Projections", "Rules", "Events", "Accounting"],
        "Commands": ["ReadModels", "Rules", "Projections", "EventLog", "Events", "Accounting"],
        "Queries": ["ReadModels", "Rules", "Projections", "EventLog", "Events", "Accounting"],
        "Interchange": ["Commands", "Queries", "Events", "Accounting"],
        "daybook": [
            "Interchange", "Commands", "Queries", "ReadModels", "Rules", "Projections",
            "EventLog", "LMDB", "Events", "Accounting",
        ],
    ]

    private static let outside: [String: Set<String>] = [
        "LMDB": ["Glibc", "Synchronization"], "Accounting": [], "Events": [],
        "EventLog": ["Crypto", "Glibc", "Synchronization"], "Rules": ["Yams"],
        "Projections": ["Crypto", "Glibc"], "ReadModels": [], "Commands": ["Crypto"],
        "Queries": ["Glibc"], "Interchange": ["Yams", "Glibc"],
        "daybook": ["ArgumentParser", "Glibc", "Synchronization"],
    ]

    private struct SourceFile {
        let path: String
        let lines: [String]
    }

    private static func sources(of target: String) throws -> [SourceFile] {
        let directory = root.appendingPathComponent("Sources/\(target)")
        let paths = FileManager.default.enumerator(atPath: directory.path)?.allObjects ?? []
        return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .map { path in
                let url = directory.appendingPathComponent(path)
                let text = try String(contentsOf: url, encoding: .utf8)
                return SourceFile(
                    path: "Sources/\(target)/\(path)", lines: text.components(separatedBy: "\n"))
            }
    }

    @Test(arguments: targets)
    func importsFollowTheArrows(_ target: String) throws {
        let legal = (Self.arrows[target] ?? []).union(Self.outside[target] ?? [])
        for file in try Self.sources(of: target) {
            for module in file.lines.compactMap(Self.importedModule) {
                #expect(legal.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    /// The module that a line imports, whatever attributes, access and kind stand before its name.
    private static func importedModule(_ line: String) -> String? {
        var words = line.split(separator: " ").drop { $0.hasPrefix("@") }
        let access = ["public", "package", "internal", "fileprivate", "private"]
        if let word = words.first, access.contains(String(word)) { words.removeFirst() }
        guard words.first == "import" else { return nil }
        let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        let name = words.dropFirst().drop { kinds.contains(String($0)) }.first
        return name?.split(separator: ".").first.map(String.init)
    }

    @Test(arguments: [
        ("import LMDB", "LMDB"), ("@testable import Events", "Events"),
        ("package import Rules", "Rules"), ("@_exported public import Queries", "Queries"),
        ("@preconcurrency @_spi(Inside) import Glibc", "Glibc"), ("import struct A.B", "A"),
        ("    import Projections  // why", "Projections"), ("// import LMDB", nil),
        ("let important = 1", nil),
    ])
    func everyWayToImportIsSeen(_ line: String, _ module: String?) {
        #expect(Self.importedModule(line) == module)
    }

    @Test(arguments: targets)
    func filesAndFunctionsAreShort(_ target: String) throws {
        for file in try Self.sources(of: target) where !file.path.contains("/Generated/") {
            #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
            for (name, length) in functions(in: file) {
                #expect(length <= 70, "\(file.path): \(name) has \(length) lines")
            }
        }
    }

    /// Functions by their first line, with the number of lines to the brace that closes them.
    private func functions(in file: SourceFile) -> [(String, Int)] {
        var found: [(String, Int)] = []
        for (start, line) in file.lines.enumerated() {
            let trimmed = line.drop { $0 == " " }
            let isFunction = trimmed.contains("func ") || trimmed.hasPrefix("init(")
            guard isFunction, !trimmed.hasPrefix("//") else { continue }
            let indent = line.count - trimmed.count
            let close = String(repeating: " ", count: indent) + "}"
            guard let end = file.lines[start...].firstIndex(of: close) else { continue }
            found.append((String(trimmed), end - start + 1))
        }
        return found
    }

    /// Patterns that must not stand in a target's code, and what to write instead.
    private static let banned: [(pattern: String, targets: Set<String>, instead: String)] = [
        ("try!", Set(targets), "throw or return"),
        ("as!", Set(targets), "as? and an error"),
        ("fatalError(", Set(targets), "a thrown error, or precondition for a caller's fault"),
        ("print(", Set(targets).subtracting(["daybook", "Interchange"]), "return a value"),
        ("Date()", Set(targets).subtracting(["daybook"]), "an Instant that the caller took"),
        (
            "SystemRandomNumberGenerator", Set(targets).subtracting(["daybook"]),
            "bytes that the caller drew"
        ),
        ("ProcessInfo", Set(targets).subtracting(["daybook"]), "a parameter"),
        ("Double", Set(targets).subtracting(["daybook"]), "integers"),
        ("Float", Set(targets).subtracting(["daybook"]), "integers"),
    ]

    @Test(arguments: targets)
    func nothingBannedStandsInTheCode(_ target: String) throws {
        for file in try Self.sources(of: target) {
            for (number, line) in file.lines.enumerated() {
                let code = line.components(separatedBy: "//")[0]
                for ban in Self.banned where ban.targets.contains(target) {
                    guard isWord(ban.pattern, in: code) else { continue }
                    Issue.record(
                        "\(file.path):\(number + 1): \(ban.pattern): use \(ban.instead)")
                }
            }
        }
    }

    private func isWord(_ pattern: String, in code: String) -> Bool {
        guard let range = code.range(of: pattern) else { return false }
        guard range.lowerBound > code.startIndex else { return true }
        let before = code[code.index(before: range.lowerBound)]
        return !before.isLetter && before != "." && before != "\""
    }

    @Test func nothingIsUnfinished() throws {
        for target in Self.targets {
            for file in try Self.sources(of: target) where !file.path.contains("/Generated/") {
                for (number, line) in file.lines.enumerated() {
                    for word in ["TO" + "DO", "FIX" + "ME", "unimplemented"] {
                        #expect(
                            !line.contains(word), "\(file.path):\(number + 1) says \(word)")
                    }
                }
            }
        }
    }
}
