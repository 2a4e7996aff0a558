/// What read and write transactions have in common: tables can be read in both.
///
/// Neither can be copied, sent to another thread, or outlived by what was read in it.
@usableFromInline
package protocol Transaction: ~Copyable {
    /// The environment that the transaction belongs to.
    var environment: Environment { get }

    /// LMDB's handle, for this module.
    var handle: OpaquePointer { get }
}
