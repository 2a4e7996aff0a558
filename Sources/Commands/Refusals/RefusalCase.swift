/// The refusals of one part of the catalogue, each by its name. The sentence stands where it is
/// thrown, beside what it is about.
package protocol RefusalCase: RawRepresentable<String>, CaseIterable, Sendable {
    /// What kind of refusal it is.
    var code: Refusal.Code { get }
}
