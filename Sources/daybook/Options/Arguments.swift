import Accounting
import ArgumentParser
import Queries

/// Reads values of the command line. What it throws says which form is expected; the parser of
/// arguments puts the value and the option before it.
enum OptionValue {
    static func date(_ text: String) throws -> BusinessDate {
        do {
            return try BusinessDate(parsing: text)
        } catch {
            throw ValidationError("expected a day of the calendar, as 2025-01-31")
        }
    }

    static func instant(_ text: String) throws -> Instant {
        do {
            return try Instant(parsing: text)
        } catch {
            throw ValidationError("expected an instant with its offset, as 2025-01-31T09:30:00Z")
        }
    }

    static func period(_ text: String) throws -> Period {
        do {
            return try Period(parsing: text)
        } catch {
            throw ValidationError("expected a period: a month 2025-01 or a quarter 2025-Q1")
        }
    }

    /// A position, or an instant.
    static func knownAt(_ text: String) throws -> KnownAt {
        if let position = UInt64(text) { return .position(position) }
        if let instant = try? Instant(parsing: text) { return .instant(instant) }
        throw ValidationError(
            "expected a position, as 4711, or an instant, as 2025-01-31T09:30:00Z; a date alone "
                + "is no instant")
    }

    /// A position, a business date, or an instant.
    static func bound(_ text: String) throws -> LogQuery.Bound {
        if let position = UInt64(text) { return .position(position) }
        if let date = try? BusinessDate(parsing: text) { return .date(date) }
        if let instant = try? Instant(parsing: text) { return .instant(instant) }
        throw ValidationError(
            "expected a position, as 4711, a date, as 2025-01-31, or an instant, as "
                + "2025-01-31T09:30:00Z")
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
