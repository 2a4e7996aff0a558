import LMDB

/// One unchanging state of the views that tables fetch their rows from, until it is renewed.
///
/// A command holds one for as long as it runs; a writer renews it after each flush. Renewing
/// often matters: a reader that stays open keeps LMDB from using pages again.
package final class ViewSnapshot {
    /// nil once it has ended.
    private var reading: Reading?

    private final class Reading {
        var transaction: ReadTransaction

        init(_ transaction: consuming ReadTransaction) {
            self.transaction = transaction
        }
    }

    package init(of environment: Environment) throws {
        reading = Reading(try environment.beginRead())
    }

    /// Moves to the last commit.
    package func renew() throws {
        reading?.transaction.reset()
        try reading?.transaction.renew()
    }

    /// Lets go of the state; nothing can be fetched any more. To be called before the environment
    /// is closed.
    package func end() {
        reading = nil
    }

    /// Calls `body` with the value of a key; nil where there is none.
    func withValue<Result>(
        of key: UnsafeRawBufferPointer, in table: Table,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        guard let reading else { return nil }
        return try Self.withValue(of: key, in: table, reading.transaction, body)
    }

    /// Calls `body` with the pairs from a key on, in key order, until it returns false.
    func scan(
        _ table: Table, from first: UnsafeRawBufferPointer, _ body: PairVisitor
    ) throws {
        guard let reading else { return }
        try Self.scan(table, from: first, reading.transaction, body)
    }

    /// Calls `body` with the last pair whose key begins with `prefix`, if there is one.
    func last(
        _ table: Table, withPrefix prefix: UnsafeRawBufferPointer, _ body: PairVisitor
    ) throws {
        guard let reading else { return }
        try Self.last(table, withPrefix: prefix, reading.transaction, body)
    }

    /// Gets a key and its value; returns whether to go on.
    typealias PairVisitor = (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Bool
}

// What is read depends on the transaction for its lifetime, and the compiler follows that through
// a borrowed parameter, but not through a property of an object.
extension ViewSnapshot {
    private static func withValue<Result>(
        of key: UnsafeRawBufferPointer, in table: Table, _ transaction: borrowing ReadTransaction,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        guard let value = try table.get(key.bytes, in: transaction) else { return nil }
        return try value.withUnsafeBytes { try body($0) }
    }

    private static func scan(
        _ table: Table, from first: UnsafeRawBufferPointer,
        _ transaction: borrowing ReadTransaction, _ body: PairVisitor
    ) throws {
        try table.scan(from: first.bytes, in: transaction) { key, value in
            try visit(key, value, body) ? .proceed : .stop
        }
    }

    private static func last(
        _ table: Table, withPrefix prefix: UnsafeRawBufferPointer,
        _ transaction: borrowing ReadTransaction, _ body: PairVisitor
    ) throws {
        let above = firstKey(above: prefix)
        let upper = above.isEmpty ? nil : above.span.bytes
        try table.scan(
            from: prefix.bytes, to: upper, order: .descending, in: transaction
        ) { key, value in
            _ = try visit(key, value, body)
            return .stop
        }
    }

    private static func visit(
        _ key: RawSpan, _ value: RawSpan, _ body: PairVisitor
    ) throws -> Bool {
        try key.withUnsafeBytes { key in
            try value.withUnsafeBytes { value in try body(key, value) }
        }
    }

    /// The first key above all that begin with `prefix`; empty where there is none.
    private static func firstKey(above prefix: UnsafeRawBufferPointer) -> [UInt8] {
        var above = [UInt8](prefix)
        while let last = above.popLast() {
            if last < .max {
                above.append(last + 1)
                break
            }
        }
        return above
    }
}
