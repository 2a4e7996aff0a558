/// A message that is read where its bytes lie. It checks its own fields when it is made; the
/// messages of its lists are checked as they come up.
package protocol MessageView: ~Escapable {
    /// The view of a message's bytes, without tag and length.
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan) throws(WireError)
}
