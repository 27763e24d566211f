internal import Diagnostics

/// The index of all rules by topic, as a documentation page in Markdown.
package enum RuleIndex {
  /// The page for the cards: a table for each topic with links to the rules' pages.
  package static func markdown(of cards: [RuleCard]) -> String {
    let topics = Dictionary(grouping: cards, by: \.topic)
      .sorted { $0.key.rawValue < $1.key.rawValue }
    var page = "# Rules by topic\n\n`portolan rules ID` prints the page of a rule.\n"
    for (topic, cards) in topics {
      page +=
        "\n## \(topic.title)\n\n| rule | severity | preset | problem |\n| --- | --- | --- | --- |\n"
      for card in cards {
        let preset = card.preset?.rawValue ?? "–"
        page +=
          "| [\(card.id)](Rules/\(card.id).md) | \(card.severity.rawValue) | \(preset) | \(card.summary) |\n"
      }
    }
    return page
  }
}
