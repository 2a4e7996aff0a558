/// The orders of the marketplace as invoices, one for each seller of an order, with what
/// olist.yaml and olist-money.yaml make of a row, by hand.
struct OlistSales {
    /// By seller, in the order in which they are recorded.
    private(set) var sales: [String: [CalculatedSale]] = [:]
    /// The day on which a seller was won; of the others nobody knows.
    private(set) var won: [String: CalculatedDay] = [:]

    /// An invoice that is being gathered from its items.
    private struct Order {
        let id: String
        let status: String
        var sale: CalculatedSale
    }

    init(_ root: String) throws {
        func rows(_ name: String) throws -> [[String: String]] {
            try CSVFile("\(root)/olist/olist_\(name)_dataset.csv").rows
        }
        for row in try rows("closed_deals") {
            won[row["seller_id"] ?? ""] = CalculatedDay(row["won_date"] ?? "")
        }
        let orders = Dictionary(
            uniqueKeysWithValues: try rows("orders").map { ($0["order_id"] ?? "", $0) })
        var gathered = Self.gathered(try rows("order_items"), orders)
        Self.pay(&gathered, try rows("order_payments"), orders)
        let sorted = gathered.enumerated().sorted {
            ($0.element.sale.day, $0.offset) < ($1.element.sale.day, $1.offset)
        }
        sales = Dictionary(grouping: sorted.map(\.element.sale), by: \.payee)
    }

    /// In order of each one's first item.
    private static func gathered(
        _ items: [[String: String]], _ orders: [String: [String: String]]
    ) -> [Order] {
        var gathered: [Order] = []
        var places: [String: Int] = [:]
        for item in items {
            let (id, seller) = (item["order_id"] ?? "", item["seller_id"] ?? "")
            guard let order = orders[id],
                let day = CalculatedDay(order["order_purchase_timestamp"] ?? "")
            else { continue }
            let price = CalculatedRates.cents(item["price"])
            let freight = CalculatedRates.cents(item["freight_value"])
            if let place = places["\(id) \(seller)"] {
                gathered[place].sale.net += price
                gathered[place].sale.gross += price + freight
            } else {
                places["\(id) \(seller)"] = gathered.count
                gathered.append(
                    Order(
                        id: id, status: order["order_status"] ?? "",
                        sale: CalculatedSale(
                            id: "\(id)-\(seller)", payee: seller, day: day, net: price,
                            gross: price + freight)))
            }
        }
        for place in gathered.indices {
            let sale = gathered[place].sale
            let promised = orders[gathered[place].id]?["order_estimated_delivery_date"] ?? ""
            switch gathered[place].status {
            case "canceled", "unavailable":
                gathered[place].sale.credits = [(day: sale.day, .refund(sale.net))]
            case "shipped":
                let day = CalculatedDay(promised) ?? sale.day
                gathered[place].sale.credits = [(day: day, .refund(sale.net))]
            default: break
            }
        }
        return gathered
    }

    /// Parts each payment of an order by what its sellers are owed: rounded down, the cents left
    /// over to the largest fractions, ties to the earlier seller.
    private static func pay(
        _ gathered: inout [Order], _ payments: [[String: String]],
        _ orders: [String: [String: String]]
    ) {
        let places = Dictionary(grouping: gathered.indices) { gathered[$0].id }
        for payment in payments {
            let id = payment["order_id"] ?? ""
            guard let sellers = places[id], let order = orders[id] else { continue }
            let day =
                CalculatedDay(order["order_approved_at"] ?? "") ?? gathered[sellers[0]].sale.day
            let paid = Int128(CalculatedRates.cents(payment["payment_value"]))
            let owed = sellers.map { Int128(gathered[$0].sale.gross) }
            let sum = owed.reduce(0, +)
            var parts = owed.map { paid * $0 / sum }
            let left = Int(paid - parts.reduce(0, +))
            let byFraction = owed.indices.sorted {
                (paid * owed[$1] % sum, $0) < (paid * owed[$0] % sum, $1)
            }
            for index in byFraction.prefix(left) { parts[index] += 1 }
            for (seller, part) in zip(sellers, parts) where part > 0 {
                gathered[seller].sale.payments.append((day: day, amount: Int64(part)))
            }
        }
    }
}
