/// Why a log could not be opened, read or written, where the reason is not the store's.
///
/// What the store below reports (a full disk, a file cut short, a second open in this process) is
/// passed on as its own error, which says what to do.
package enum EventLogError: Error, Equatable, Sendable {
    /// There is no book in the directory.
    case noBook(path: String)
    /// There is something in the directory that no book has been created in.
    case notABook(path: String, reason: String)
    /// There is a book in the directory already.
    case bookExists(path: String)
    /// The book was written by a later version of this program.
    case newerFormat(path: String, found: UInt32, supported: UInt32)
    /// The log was opened for reading only.
    case readOnly(path: String)
    /// What is stored contradicts itself. `position` is 0 where it is not about one record.
    case damaged(path: String, position: Position, reason: String)
    /// The log has not come to this position.
    case noEvent(position: Position, last: Position)
    /// The source has sent an event with this id before. Whether it is the same one is looked at
    /// before it is appended.
    case idExists(source: String, id: String, position: Position)
    /// A source, an id or the id of a stream has more bytes than a key has room for, or none.
    case nameTooLong(name: String, byteCount: Int)
    /// The record has more bytes than one may have.
    case recordTooLarge(byteCount: Int)
}

extension EventLogError: CustomStringConvertible {
    /// One line: what is wrong, and what to do.
    package var description: String {
        switch self {
        case .noBook(let path):
            "\(path): there is no book here. Check the path, or create one."
        case .notABook(let path, let reason):
            "\(path): this is not a book: \(reason). Check the path, or create a book elsewhere."
        case .bookExists(let path):
            "\(path): there is a book here already. Open it, or create one elsewhere."
        case .newerFormat(let path, let found, let supported):
            "\(path): the book has format \(found), and this program knows formats up to "
                + "\(supported). Use the version of the program that wrote it, or a later one."
        case .readOnly(let path):
            "\(path): the book was opened for reading only, and nothing can be recorded in it."
        case .damaged(let path, let position, let reason):
            position == 0
                ? "\(path): the log is damaged: \(reason). Verify it, and restore a backup."
                : "\(path): the log is damaged at position \(position): \(reason). "
                    + "Verify it, and restore a backup."
        case .noEvent(let position, let last):
            "There is no event at position \(position): the log has events 1 to \(last)."
        case .idExists(let source, let id, let position):
            "\(source) has sent an event with id \(id) before: it is at position \(position)."
        case .nameTooLong(let name, let byteCount):
            byteCount == 0
                ? "A source, an id or the id of a stream is empty."
                : "\(name): \(byteCount) bytes are too many for a source or an id."
        case .recordTooLarge(let byteCount):
            "The event takes \(byteCount) bytes, and a record may have "
                + "\(PendingRecords.largestRecord). Store documents elsewhere and name their hash."
        }
    }
}

extension EventLogError {
    /// What is wrong, without where and what to do: for a report that says those itself.
    var reason: String {
        if case .damaged(_, _, let reason) = self { reason } else { description }
    }
}
