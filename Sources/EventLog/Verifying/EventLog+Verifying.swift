import LMDB

extension EventLog {
    /// Checks that the log is as it was written.
    ///
    /// The full scope looks at every record up to the head: that it decodes, has the position of
    /// its key, was not recorded before the one in front of it, continues its stream, and hashes to
    /// its leaf; at every row of the tables of streams and ids; and at every tile up to the root.
    /// Hashing runs beside the rest on a thread of its own.
    ///
    /// Writers go on meanwhile; what they append is not looked at.
    ///
    /// - Parameters:
    ///   - scope: how much is looked at.
    ///   - progress: called now and then with the number of records that are done and of all.
    /// - Returns: what was looked at, and the first thing that is wrong. Damage is not thrown.
    /// - Throws: ``LMDBError`` if the log cannot be read.
    /// - Complexity: one pass over the log; memory for 24 bytes a stream.
    @available(*, noasync)
    package func verify(
        _ scope: VerificationScope = .full,
        progress: (_ done: Position, _ all: Position) -> Void = { _, _ in }
    ) throws -> VerificationReport {
        let head: LogHead
        do {
            head = try self.head()
        } catch let error as EventLogError {
            return VerificationReport(
                head: .empty, recordCount: 0, byteCount: 0,
                finding: .init(position: 0, reason: error.reason))
        }
        switch scope {
        case .full: return try verifyAll(head, progress)
        case .tail(let count): return try verifyTail(head, count)
        }
    }

    private func verifyAll(
        _ head: LogHead, _ progress: (Position, Position) -> Void
    ) throws -> VerificationReport {
        let limit = FindingLimit()
        let records = BackgroundWork { [self] in
            Result { try RecordCheck.run(on: self, head, limit) }
        }
        let tree = Result { try TreeCheck.run(on: self, head, limit, progress) }
        let counts = try records.finish().get()
        let findings = [counts.finding, try tree.get()].compactMap(\.self)
        return VerificationReport(
            head: head, recordCount: counts.recordCount, byteCount: counts.byteCount,
            finding: findings.min { $0.order < $1.order })
    }

    private func verifyTail(_ head: LogHead, _ count: Position) throws -> VerificationReport {
        try read { reader in
            var check = TailCheck(head)
            try check.run(on: reader, count)
            return check.report
        }
    }
}

extension VerificationReport.Finding {
    /// Records first, in their order, then what concerns no one of them.
    fileprivate var order: Position { position == 0 ? .max : position }
}
