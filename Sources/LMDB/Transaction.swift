/// What read and write transactions have in common: tables can be read in both.
///
/// Neither can be copied, sent to another thread, or outlived by what was read in it: a `RawSpan`
/// from a table is LMDB's own page, gone with the transaction or with its next write, and the
/// compiler refuses whatever would use it after that.
///
/// # Passing spans on
///
/// How to write it in Swift 6.3.1; the target must turn on the feature `Lifetimes`. A function
/// says which argument its result depends on; without that the compiler refuses it.
///
/// ```swift
/// // From a transaction, of either kind: the span lives as long as the transaction is borrowed.
/// @_lifetime(borrow transaction)
/// func record<T: Transaction & ~Copyable>(
///     at position: UInt64, in transaction: borrowing T
/// ) throws -> RawSpan? {
///     try log.get(Key64(position).bytes, in: transaction)
/// }
///
/// // A view around a span, and a part of it: they live as long as the span they are made of.
/// struct EventView: ~Escapable {
///     let bytes: RawSpan
///
///     @_lifetime(copy bytes)
///     init(_ bytes: RawSpan) { self.bytes = bytes }
///
///     var stream: RawSpan {
///         @_lifetime(copy self)
///         get { bytes.extracting(16..<24) }
///     }
/// }
///
/// // From a type that owns its transaction: the span lives as long as that is borrowed.
/// @_lifetime(borrow self)
/// func record(at position: UInt64) throws -> RawSpan? { ... }
///
/// // To a closure: nothing to say.
/// func forEach(_ body: (borrowing EventView) throws -> Void) throws
///
/// // A method that moves a type which is `~Escapable`, as `Cursor.next()`.
/// @_lifetime(self: copy self)
/// mutating func next() throws -> Bool
/// ```
///
/// `Optional.map` and `#expect` do not take spans: use `if let`, and compare what you copy out.
///
/// # What the compiler gets wrong
///
/// - A method with `@_lifetime(borrow argument)` of a struct that has a `String`, an array or an
///   object in it crashes the compiler wherever it is called. Make the struct `BitwiseCopyable`,
///   make it a class, or write `@_lifetime(borrow argument, borrow self)`.
/// - A transaction that is held in a `let` can be committed while a span of it is in use. Hold one
///   that you own in a `var`. The closures of ``Environment/read(_:)`` and
///   ``Environment/write(_:)`` are safe either way.
/// - A transaction that is captured by a `Task` crashes the compiler instead of being refused.
@usableFromInline
package protocol Transaction: ~Copyable {
    /// The environment that the transaction belongs to.
    var environment: Environment { get }

    /// LMDB's handle, for this module.
    var handle: OpaquePointer { get }
}
