internal import Diagnostics

/// The index of all rules by topic, as a documentation page in Markdown.
package enum RuleIndex {
  /// The page for the cards: a table for each topic with links to the rules' pages.
  package static func markdown(of cards: [RuleCard]) -> String {
    let topics = Dictionary(grouping: cards, by: \.topic).sorted { $0.key < $1.key }
    var page = "# Rules by topic\n\n`portolan rules ID` prints the page of a rule.\n"
    for (topic, cards) in topics {
      page +=
        "\n## \(title(of: topic))\n\n| rule | severity | preset | problem |\n| --- | --- | --- | --- |\n"
      for card in cards {
        let preset = card.preset?.rawValue ?? "–"
        page +=
          "| [\(card.id)](Rules/\(card.id).md) | \(card.severity.rawValue) | \(preset) | \(card.summary) |\n"
      }
    }
    return page
  }

  /// The heading of a topic from its folder name in lowercase.
  private static func title(of topic: String) -> String {
    switch topic {
    case "networkpolicies": "NetworkPolicies"
    case "rbac": "RBAC"
    default: topic.prefix(1).uppercased() + topic.dropFirst()
    }
  }
}
