import Foundation
import Testing

/// The programs that exports are checked with, installed where they are missing and can be had.
struct LedgerTools {
    /// nil where it cannot be had.
    let hledger: String?
    /// An interpreter that has beancount; nil where it cannot be had.
    let python: String?

    static let here: LedgerTools = {
        let process = Process()
        process.executableURL = Child.package.appendingPathComponent("tools/ledgers")
        let output = Pipe()
        process.standardOutput = output
        guard (try? process.run()) != nil else { return LedgerTools(hledger: nil, python: nil) }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var paths: [Substring: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            if words.count == 2 { paths[words[0]] = String(words[1]) }
        }
        return LedgerTools(hledger: paths["hledger"], python: paths["python"])
    }()
}

/// What accounts hold: minor units by account, then by currency; no zeros.
typealias Holdings = [String: [String: Decimal]]

extension Holdings {
    mutating func add(_ amount: String, _ currency: String, to account: String) throws {
        let value = try #require(Decimal(string: amount), "\(amount) is no number")
        self[account, default: [:]][currency, default: 0] += value
    }

    /// Without the accounts that hold nothing.
    var withoutZeros: Holdings {
        mapValues { $0.filter { $0.value != 0 } }.filter { !$0.value.isEmpty }
    }
}

// MARK: - Running them

extension Child {
    /// Runs a program of the path with words; it reads and writes UTF-8.
    private func tool(_ words: [String]) throws -> Ending {
        let environment = URL(fileURLWithPath: "/usr/bin/env")
        return try run(["LC_ALL=C.UTF-8"] + words, program: environment)
    }

    /// What `hledger check` has against a file; empty where nothing.
    func hledgerFindings(_ file: String) throws -> String {
        let hledger = try #require(LedgerTools.here.hledger)
        let ending = try tool([hledger, "check", "--strict", "-f", file])
        return ending.status == 0 ? "" : "\(ending.errors)\(ending.output)"
    }

    /// What accounts hold at the end of a day by hledger's reckoning of a file.
    func hledgerHoldings(_ file: String, on day: String) throws -> Holdings {
        let hledger = try #require(LedgerTools.here.hledger)
        let ending = try tool([
            hledger, "balance", "-f", file, "--flat", "-N", "-O", "csv", "--end",
            try Self.dayAfter(day),
        ])
        try #require(ending.status == 0, "\(ending.errors)")
        var holdings: Holdings = [:]
        for line in ending.output.split(separator: "\n").dropFirst() {
            let cells = line.dropFirst().dropLast().components(separatedBy: "\",\"")
            try #require(cells.count == 2, "\(line)")
            for amount in cells[1].components(separatedBy: ", ") where amount != "0" {
                let parts = amount.components(separatedBy: " ")
                try #require(parts.count == 2, "\(line)")
                try holdings.add(parts[0], parts[1], to: cells[0])
            }
        }
        return holdings.withoutZeros
    }

    /// What `bean-check` has against a file; empty where nothing.
    func beanCheckFindings(_ file: String) throws -> String {
        let python = try #require(LedgerTools.here.python)
        let check = URL(fileURLWithPath: python).deletingLastPathComponent()
            .appendingPathComponent("bean-check").path
        let ending = try tool([python, check, "--no-cache", file])
        return ending.status == 0 ? "" : "\(ending.errors)\(ending.output)"
    }

    /// What accounts hold at the ends of days by beancount's reckoning of a file.
    func beancountHoldings(_ file: String, on days: [String]) throws -> [Holdings] {
        let script = """
            import datetime, json, sys
            from beancount import loader
            from beancount.core import data
            entries, errors, options = loader.load_file(sys.argv[1])
            for day in sys.argv[2:]:
                sums = {}
                for entry in entries:
                    if not isinstance(entry, data.Transaction): continue
                    if entry.date > datetime.date.fromisoformat(day): continue
                    for posting in entry.postings:
                        held = sums.setdefault(posting.account, {})
                        units = posting.units
                        held[units.currency] = held.get(units.currency, 0) + units.number
                print(json.dumps({a: {c: str(n) for c, n in h.items()} for a, h in sums.items()}))
            """
        let python = try #require(LedgerTools.here.python)
        let ending = try tool([python, "-c", script, file] + days)
        try #require(ending.status == 0, "\(ending.errors)")
        return try ending.output.split(separator: "\n").map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            var holdings: Holdings = [:]
            for (account, amounts) in try #require(value as? [String: [String: String]]) {
                for (currency, amount) in amounts {
                    try holdings.add(amount, currency, to: account)
                }
            }
            return holdings.withoutZeros
        }
    }

    private static func dayAfter(_ day: String) throws -> String {
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withFullDate]
        let date = try #require(format.date(from: day))
        return format.string(from: date.addingTimeInterval(86_400))
    }
}
