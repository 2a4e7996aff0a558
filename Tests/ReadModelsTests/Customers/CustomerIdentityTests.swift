import Testing

@testable import ReadModels

@Suite("Same customer")
struct CustomerIdentityTests {
    private static let kestrel = CustomerIdentity(
        name: "Kestrel Foods Inc", domain: "kestrel.example", duns: "15-048-3782",
        taxID: "DE 123.456.789", country: "US")

    @Test("is the strongest part in which two agree")
    func strongest() {
        let same = CustomerIdentity(
            name: "Kestrel Foods", domain: "www.kestrel.example", duns: "150483782",
            taxID: "de123456789", country: "US")
        let kestrel = Self.kestrel
        #expect(kestrel.match(same) == .duns)
        #expect(kestrel.match(same) { $0 != .duns } == .taxID)
        #expect(kestrel.match(same) { $0 == .domain || $0 == .name } == .domain)
        #expect(kestrel.match(same) { $0 == .name } == .name)
        #expect(kestrel.match(same) { _ in false } == nil)
    }

    @Test("needs both to state the part")
    func absent() {
        let nameOnly = CustomerIdentity(name: "Kestrel Foods", country: "US")
        #expect(Self.kestrel.match(nameOnly) == .name)
        #expect(nameOnly.match(CustomerIdentity(name: "Kestrel Foods", country: "DE")) == nil)
        #expect(nameOnly.match(CustomerIdentity(name: "Kestrel Foods")) == nil)
        let one = CustomerIdentity(name: "Kestrel Foods")
        #expect(one.match(CustomerIdentity(name: "KESTREL FOODS LTD")) == .name)
    }

    @Test("is nobody where nothing can be compared")
    func nothing() {
        let empty = CustomerIdentity(name: "…", domain: "gmail.com", duns: "-", taxID: " ")
        #expect(empty.match(empty) == nil)
    }
}
