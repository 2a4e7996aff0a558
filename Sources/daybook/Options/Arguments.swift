import Accounting
import ArgumentParser
import Queries

// How values of the command line are read.

extension BusinessDate: ExpressibleByArgument {
    /// A date as `2025-01-31`.
    public init?(argument: String) {
        guard let date = try? BusinessDate(parsing: argument) else { return nil }
        self = date
    }
}

extension Instant: ExpressibleByArgument {
    /// An instant as RFC 3339 has it.
    public init?(argument: String) {
        guard let instant = try? Instant(parsing: argument) else { return nil }
        self = instant
    }
}

extension Period: ExpressibleByArgument {
    /// The name of a period: `2025-01`, `2025-Q1`, `2025`.
    public init?(argument: String) {
        guard let period = try? Period(parsing: argument) else { return nil }
        self = period
    }
}

extension KnownAt: ExpressibleByArgument {
    /// A position, or an instant.
    public init?(argument: String) {
        if let position = UInt64(argument) {
            self = .position(position)
        } else if let instant = try? Instant(parsing: argument) {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

extension EntryKind: ExpressibleByArgument {
    /// The name of a kind.
    public init?(argument: String) {
        self.init(name: argument)
    }

    /// The names of all kinds.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}
