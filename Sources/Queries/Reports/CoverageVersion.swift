import Accounting
import ReadModels
import Rules

/// A rule version as it was known: its rules, and its clauses as they are written.
struct CoverageVersion {
    let number: UInt32
    let rules: RuleFile
    let clauses: [RuleClause]

    init(_ rules: RuleFile, utf8: [UInt8]) {
        number = rules.head.version
        self.rules = rules
        clauses = RuleFile.outline(of: utf8)
    }
}

/// The versions that were known at a position, by number.
struct CoverageVersions {
    private(set) var all: [CoverageVersion] = []

    init(_ models: ModelSet, knownAt position: UInt64) throws {
        let history = try models.programme.history()
        for version in history.versions {
            guard let row = try models.programme.versions.row(version.number),
                row.position <= position
            else { break }
            all.append(CoverageVersion(version.rules, utf8: Array(row.text.yaml.utf8)))
        }
    }

    /// Versions from 1 on, in order.
    init(_ all: [CoverageVersion]) {
        self.all = all
    }

    subscript(number: UInt32) -> CoverageVersion? {
        guard number > 0, Int(number) <= all.count else { return nil }
        return all[Int(number) - 1]
    }

    /// The number of the version in force on a date; 0 for none.
    func inForce(on date: BusinessDate) -> UInt32 {
        all.last { $0.rules.head.covers(date) }?.number ?? 0
    }

    /// The version that values an entry, or one that is about a period; 0 for none. Versions begin
    /// and end with earning periods.
    func version(of entry: EntryRow) -> UInt32 {
        if self[entry.rules] != nil { return entry.rules }
        guard let calendar = all.last?.rules.head.calendar else { return 0 }
        return inForce(on: calendar.firstDay(of: entry.forPeriod))
    }

    /// The component that an entry under a version is about; nil where that version has none of
    /// that id.
    func component(_ id: String, in number: UInt32) -> Component? {
        self[number]?.rules.component(id)
    }
}
