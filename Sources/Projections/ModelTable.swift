/// What the runner does with a table of a read model, whatever its rows are.
@usableFromInline
package protocol ModelTable: AnyObject {
    /// Name within its model; with the model's name and generation, the name in LMDB.
    var name: String { get }
    /// Where rows that are not in memory come from; nil for a model that is held in memory only.
    var source: TableSource? { get set }
    /// Whether rows are only ever added, above all that there are: then each is stored once,
    /// however often the table is flushed.
    var isAppendOnly: Bool { get }
    /// Whether anything has changed since the last flush.
    var hasChanges: Bool { get }
    /// Writes what has changed, in key order, and keeps it in memory as unchanged.
    func flush(into sink: inout TableSink) throws
    /// Lets go of the unchanged rows that nobody has asked for since this was called last; they
    /// are fetched again when they are. Nothing where there is no source.
    func letGo()
    /// Forgets all that is in memory, changes included.
    func discard()
    /// Adds every row, in key order, to a model's digest.
    func digest(into digest: inout ModelDigest) throws
}

extension ModelTable {
    @usableFromInline package var isAppendOnly: Bool { false }
}
