import Commands
import EventLog
import Queries
import Rules
import TestSupport
import Testing

/// Every figure of made-up histories is explained, and its leaves sum to it.
@Suite("Explaining histories")
struct ExplainedHistoriesTests {
    @Test(arguments: UInt64(1)...6)
    func everyFigureOfPayouts(_ seed: UInt64) throws {
        try explain(seed) { book in
            var history = try RandomPayouts(book, seed: seed, hasHolds: seed % 2 == 0)
            for _ in 0..<120 { try history.step() }
        }
    }

    @Test(arguments: UInt64(1)...6)
    func everyFigureOfDraws(_ seed: UInt64) throws {
        try explain(seed) { book in
            var history = try RandomDraws(book, seed: seed)
            for _ in 0..<120 { try history.step() }
        }
    }

    @Test(arguments: UInt64(1)...6)
    func everyFigureOfFunds(_ seed: UInt64) throws {
        try explain(seed) { book in
            var history = try RandomFunds(book, seed: seed, closes: seed % 2 == 0)
            for _ in 0..<120 { try history.step() }
        }
    }

    /// Rules of every kind, with sales, credits, attributions, gates, caps and cash.
    @Test(arguments: UInt64(1)...12)
    func everyFigureOfRules(_ seed: UInt64) throws {
        try withTemporaryDirectory { directory in
            let player = try HistoryPlayer(in: directory)
            var made = try RandomHistory(
                in: player, seed: seed, features: Set(RuleFeature.allCases))
            _ = try made.run(steps: seed % 3 == 0 ? 90 : 35)
            try player.close()
            // What is made up may be refused whole, and then there is nothing to explain.
            try explain(directory, seed, atLeast: 0)
        }
    }

    private func explain(_ seed: UInt64, _ record: (Book) throws -> Void) throws {
        try withTemporaryDirectory { directory in
            let path = directory + "/book"
            try Book.create(at: path, id: FixedIDs.book, programme: "NOVA")
            let book = try Book(opening: path)
            do {
                try record(book)
                try book.close()
            } catch {
                try? book.close()
                throw error
            }
            try explain(directory, seed, atLeast: 10)
        }
    }

    private func explain(
        _ directory: String, _ seed: UInt64, atLeast least: Int
    ) throws {
        let reader = try BookReader(opening: directory + "/book")
        defer { reader.close() }
        var differences: [String] = []
        let count = try ExplainedBook(reader: reader).explainAll { differences.append($0) }
        #expect(differences.isEmpty, "seed \(seed): \(differences)")
        #expect(count.entries >= least, "seed \(seed)")
    }
}
