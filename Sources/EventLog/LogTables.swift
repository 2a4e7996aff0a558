import LMDB

/// The tables of a log. docs/DATA-FILES.md has their layouts byte by byte.
@usableFromInline
struct LogTables: Sendable {
    /// position → record
    @usableFromInline let log: Table
    /// stream name → ordinal, version, last position
    let streams: Table
    /// source number, id → position
    let ids: Table
    /// level, index → hashes
    let tiles: Table
    /// what there is one of: format, book, programme, head; and the numbers of the sources,
    /// and how far intakes were decided
    let meta: Table
    /// number → what was done to the book
    let operations: Table

    /// The format that this program reads and writes.
    static let format: UInt32 = 1

    /// The table that tells the format, opened before the others.
    static let metaRequest: Environment.TableRequest = "meta"

    private static let otherRequests: [Environment.TableRequest] = [
        "log", "streams", "ids", "tiles", "operations",
    ]

    /// Opens the tables beside `meta`, and makes those that are missing.
    init(meta: Table, in transaction: inout WriteTransaction) throws {
        self.init(
            meta: meta,
            others: try Self.otherRequests.map { try Table($0, in: &transaction) })
    }

    /// Opens the tables beside `meta` in an environment that is read only.
    init(meta: Table, in environment: Environment) throws {
        self.init(meta: meta, others: try environment.openTables(Self.otherRequests))
    }

    private init(meta: Table, others: [Table]) {
        self.meta = meta
        log = others[0]
        streams = others[1]
        ids = others[2]
        tiles = others[3]
        operations = others[4]
    }
}

/// The keys of the table `meta`.
enum MetaKey {
    static let format = Array("format".utf8)
    static let book = Array("book".utf8)
    static let programme = Array("programme".utf8)
    static let head = Array("head".utf8)
    private static let sourcePrefix = "source/"

    /// The key of the number of the source called `name`.
    static func source(_ name: String) -> [UInt8] {
        Array((sourcePrefix + name).utf8)
    }

    /// The key of the mark of an intake.
    static func intake(_ fingerprint: [UInt8]) -> [UInt8] {
        Array("intake/".utf8) + fingerprint
    }

    /// The keys of all sources begin with this.
    static let sources = Array(sourcePrefix.utf8)
}
