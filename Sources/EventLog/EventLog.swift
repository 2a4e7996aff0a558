import Glibc
import LMDB
import Synchronization

/// The book's log: every event that was ever recorded, in order, never altered.
///
/// Lies in the directory `log` of a book. One writer at a time, in this process or another, and any
/// number of readers that do not wait for it. What is written is on disk when ``write(_:)`` returns.
///
/// ```swift
/// let log = try EventLog.open(at: "books/nova")
/// try log.write { writer in
///     try writer.append(draft, recordedAt: now, references: [partner.ordinal])
/// }
/// try log.forEach { event in
///     use(event)
///     return true
/// }
/// ```
///
/// The log knows the envelope of an event and the bytes of its payload, and nothing of what its
/// type means.
@usableFromInline
package final class EventLog: Sendable {
    /// The directory of the book that the log belongs to.
    package let path: String

    /// Which book it is.
    package let bookID: BookID

    /// The programme that the book is kept for, where it has been named.
    package let programme: String?

    @usableFromInline let environment: Environment
    @usableFromInline let tables: LogTables

    /// What the last write of this process has left in memory.
    let writerState = Mutex(WriterSlot.none)

    private init(
        _ path: String, _ environment: Environment, _ tables: LogTables, _ identity: BookIdentity
    ) {
        self.path = path
        self.environment = environment
        self.tables = tables
        bookID = identity.id
        programme = identity.programme
    }

    /// Whether the log was opened for reading only.
    package var isReadOnly: Bool { environment.isReadOnly }

    /// Closes the log. Closing it again does nothing; being let go closes it too.
    ///
    /// - Precondition: no read or write is running.
    package func close() {
        environment.close()
    }
}

// MARK: - Creating and opening

extension EventLog {
    /// Creates the log of a new book in the directory `path`, which is made if need be.
    ///
    /// - Parameters:
    ///   - path: the directory of the book.
    ///   - bookID: 16 random bytes, drawn by the caller.
    ///   - programme: the programme that the book is kept for.
    /// - Returns: the log, open for writing.
    /// - Throws: ``EventLogError/bookExists(path:)``, or what the store says.
    @available(*, noasync)
    package static func create(
        at path: String, bookID: BookID, programme: String? = nil
    ) throws -> EventLog {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else {
            throw LMDBError(status: errno, operation: "make the directory", path: path)
        }
        let environment = try Environment(at: directory(in: path))
        let identity = BookIdentity(id: bookID, programme: programme)
        // One transaction: a creation that is cut short leaves nothing that passes for a book.
        let tables = try environment.write { transaction in
            let meta = try Table(LogTables.metaRequest, in: &transaction)
            if try meta.get(MetaKey.format, in: transaction) != nil {
                throw EventLogError.bookExists(path: path)
            }
            let tables = try LogTables(meta: meta, in: &transaction)
            try identity.write(to: meta, in: &transaction)
            try meta.put(
                MetaKey.head, LogHead.empty.row, in: &transaction)
            return tables
        }
        return EventLog(path, environment, tables, identity)
    }

    /// Opens the log of the book in the directory `path`.
    ///
    /// - Parameters:
    ///   - path: the directory of the book.
    ///   - readOnly: whether to refuse writes, and to leave every file as it is.
    /// - Returns: the log.
    /// - Throws: ``EventLogError``: `noBook`, `notABook`, `newerFormat`, or what the store says:
    ///   `truncated` if the data file has been cut short, `alreadyOpen` if this process has it open.
    @available(*, noasync)
    package static func open(at path: String, readOnly: Bool = false) throws -> EventLog {
        let directory = directory(in: path)
        guard access(path, F_OK) == 0 else { throw EventLogError.noBook(path: path) }
        guard access("\(directory)/data.mdb", F_OK) == 0 else {
            throw EventLogError.notABook(path: path, reason: "it has no file log/data.mdb")
        }
        var options = Environment.Options()
        options.isReadOnly = readOnly
        options.createsIfMissing = false
        let environment = try Environment(at: directory, options: options)
        let (tables, identity) =
            try readOnly
            ? openReadOnly(path, environment)
            : environment.write { transaction in
                // Nothing is written unless a table is missing; a throw undoes what was made.
                let meta = try Table(LogTables.metaRequest, in: &transaction)
                let identity = try BookIdentity(meta, in: transaction, path: path)
                return (try LogTables(meta: meta, in: &transaction), identity)
            }
        return EventLog(path, environment, tables, identity)
    }

    private static func openReadOnly(
        _ path: String, _ environment: Environment
    ) throws -> (LogTables, BookIdentity) {
        do {
            let meta = try environment.openTables([LogTables.metaRequest])[0]
            let identity = try environment.read {
                try BookIdentity(meta, in: $0, path: path)
            }
            return (try LogTables(meta: meta, in: environment), identity)
        } catch let error as LMDBError where error.code == .notFound {
            throw EventLogError.notABook(path: path, reason: "its data file has other tables")
        }
    }

    /// The log's directory in a book's.
    private static func directory(in book: String) -> String { "\(book)/log" }
}
