import Accounting
import LMDB

/// Something that was done to the book rather than recorded in it: a rebuild, a promotion, a
/// verification, an export. Never part of a replay.
package struct BookOperation: Equatable, Sendable {
    /// Its number, from 1.
    package let number: UInt64

    /// When it was done.
    package let at: Instant

    /// What was done, in a word: `rebuild`.
    package let kind: String

    /// What came of it, in a sentence or as JSON, as its kind has it.
    package let text: String
}

extension EventLog {
    /// Notes that something was done to the book. The head does not change.
    ///
    /// - Precondition: this thread is not in a write of this log.
    /// - Returns: the operation's number.
    /// - Throws: ``EventLogError`` `readOnly`, or what the store says.
    @available(*, noasync)
    @discardableResult
    package func noteOperation(kind: String, text: String, at instant: Instant) throws -> UInt64 {
        if isReadOnly { throw EventLogError.readOnly(path: path) }
        return try environment.write { transaction in
            let number = try lastOperation(in: transaction) + 1
            let row = BookOperation(number: number, at: instant, kind: kind, text: text).row
            try tables.operations.append(
                Key64(number).bytes, row.span.bytes, in: &transaction)
            return number
        }
    }

    /// What was done to the book, the first first, from the operation of a number on.
    @available(*, noasync)
    package func operations(from number: UInt64 = 1) throws -> [BookOperation] {
        try read { reader in
            var operations: [BookOperation] = []
            let first = Key64(number)
            try tables.operations.scan(
                from: first.bytes, in: reader.transaction
            ) { key, row in
                guard key.byteCount == 8, let operation = BookOperation(key.bigEndian(), row: row)
                else {
                    throw EventLogError.damaged(
                        path: path, position: 0, reason: "a row of operations has no known form")
                }
                operations.append(operation)
                return .proceed
            }
            return operations
        }
    }

    private func lastOperation(in transaction: borrowing WriteTransaction) throws -> UInt64 {
        var cursor = try tables.operations.cursor(in: transaction)
        return try cursor.last() ? cursor.key.bigEndian() : 0
    }
}

// MARK: - Stored form

extension BookOperation {
    // 0   at             8  microseconds since 1970
    // 8   bytes of kind  4
    // 12  kind, text

    private static let fixedByteCount = 12

    fileprivate init?(_ number: UInt64, row: RawSpan) {
        guard row.byteCount >= Self.fixedByteCount else { return nil }
        let kindEnd = Self.fixedByteCount + Int(row.littleEndian(UInt32.self, at: 8))
        guard kindEnd <= row.byteCount else { return nil }
        self.number = number
        at = Instant(microsecondsSince1970: row.littleEndian(at: 0))
        let bytes = row.copied
        kind = String(decoding: bytes[Self.fixedByteCount..<kindEnd], as: UTF8.self)
        text = String(decoding: bytes[kindEnd...], as: UTF8.self)
    }

    fileprivate var row: [UInt8] {
        var row: [UInt8] = []
        row.appendLittleEndian(at.microsecondsSince1970)
        row.appendLittleEndian(UInt32(kind.utf8.count))
        row.append(contentsOf: kind.utf8)
        row.append(contentsOf: text.utf8)
        return row
    }
}
