import Events

/// Folds the events of the log into the tables of one read model.
///
/// A projector sees every event of the kinds that it names once, in log order. It may read the
/// models that were folded before it (see `Fold`), at the same position; it reads nothing else: no
/// clock, no environment, no file, no order of a hash table. What it throws stops it there; nothing
/// is skipped.
package protocol Projector: AnyObject {
    /// Name in commands, in LMDB and in digests, for example `partner-tiers`. Never derived from
    /// the Swift type.
    static var name: String { get }

    /// Raised when the output for the same log changes; tables of another revision are folded
    /// again.
    static var revision: UInt32 { get }

    /// Names of the models whose tables this one reads. A model whose upstream has stopped stops
    /// at the same event.
    static var upstream: [String] { get }

    /// The kinds of stream whose events it takes in; events of others do not reach it.
    static var kinds: Set<StreamKind> { get }

    /// Every table, in order of name.
    var tables: [any ModelTable] { get }

    /// Takes in one event of those kinds.
    ///
    /// - Throws: `ProjectionStop` where the event cannot be applied, and `AccountingError` where its
    ///   figures do not fit, either of which leaves the model incomplete; `LMDBError` or `RowError`
    ///   where a table cannot be read.
    func apply(_ event: borrowing EventView, at now: FoldContext) throws

    /// Forgets what was folded since the last flush. A projector that keeps anything beside its
    /// tables forgets that too.
    func discard()
}

extension Projector {
    package var modelName: String { Self.name }
    package var modelRevision: UInt32 { Self.revision }
    package var modelUpstream: [String] { Self.upstream }
    package var modelKinds: Set<StreamKind> { Self.kinds }

    package func discard() {
        for table in tables { table.discard() }
    }
}
