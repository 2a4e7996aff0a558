/// How the names of a schema are spelled elsewhere.
enum Names {
    /// `partner_id` → `partnerId`: the JSON name and the Swift property.
    static func camel(_ snake: String) -> String {
        var result = ""
        var upper = false
        for character in snake {
            if character == "_" {
                upper = true
            } else {
                result += upper ? character.uppercased() : String(character)
                upper = false
            }
        }
        return result
    }

    /// `DealApproved` → `dealApproved`.
    static func lowerFirst(_ name: String) -> String {
        name.prefix(1).lowercased() + name.dropFirst()
    }

    /// `partnerRecruited` → `PartnerRecruited`.
    static func upperFirst(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst()
    }

    /// `PartnerKind` → `PARTNER_KIND_`: what the values of an enumeration begin with.
    static func valuePrefix(_ enumeration: String) -> String {
        var result = ""
        for character in enumeration {
            if character.isUppercase, !result.isEmpty { result += "_" }
            result += character.uppercased()
        }
        return result + "_"
    }
}
