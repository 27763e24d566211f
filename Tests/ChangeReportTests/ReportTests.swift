import ChangeReport
import Diagnostics
import ManifestTree
import Testing

/// The formats of the report.
@Suite struct ReportTests {
  private static func objects(_ count: Int, version: String) -> String {
    (0..<count).map { number in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings-of-service-\(number), namespace: shop}
      data: {url-\(number): "https://service-\(number).example.com/\(version)/\(String(repeating: "x", count: 120))"}
      ---

      """
    }.joined()
  }

  private static func large() throws -> ChangeSet {
    let budget = { (value: Int) in
      EditedObject.budget.yaml.replacing("maxUnavailable: 1", with: "maxUnavailable: \(value)")
    }
    return try Comparison.of(
      Self.objects(1000, version: "v1") + budget(1) + "---\n" + EditedObject.deployment.yaml,
      Self.objects(1000, version: "v2") + budget(2) + "---\n" + EditedObject.deployment.yaml)
  }

  @Test func `Markdown stays below the limit of a comment, keeps the risks, and counts the rest`() throws {
    let changes = try Self.large()
    let markdown = changes.markdown
    #expect(markdown.utf16.count < 65_536)
    #expect(markdown.hasPrefix("<!-- portolan-diff -->\n"))
    #expect(markdown.contains("lowers-availability"))
    let rows = markdown.split(separator: "\n").count { $0.hasPrefix("| ") && !$0.hasPrefix("| change") }
    #expect(markdown.contains("\(changes.entries.count - rows) more entries are not shown"))
    #expect(markdown.contains("--format text"))
  }

  @Test func `annotations stay below the limit and count the rest`() throws {
    let github = try Self.large().github
    #expect(github.utf16.count < 65_536)
    #expect(github.hasPrefix("::warning "))
    #expect(github.contains("more entries are not shown"))
  }

  @Test func `a label that a release changes everywhere is one line`() throws {
    let names = (0..<40).map { "service-\($0)" }
    func release(_ version: String) -> String {
      names.map { name in
        EditedObject.deployment.yaml.replacing("cart", with: name)
          .replacing("version: v1", with: "helm.sh/chart: shop-\(version)")
          .replacing("\(name):1", with: "\(name):\(version)") + "---\n"
      }.joined()
    }
    let changes = try Comparison.of(release("1.0.0"), release("1.1.0"))
    #expect(changes.entries.count == 41)
    let labels = try #require(changes.entries.first { $0.place.contains("helm.sh/chart") })
    #expect(labels.hits.count == 80)
    #expect(labels.marks.map(\.count) == [40])
    let images = try Comparison.of(
      release("1.0.0").replacing(":1.0.0", with: ":1"), release("1.1.0").replacing(":1.1.0", with: ":1"))
    #expect(TextChangeReport(colored: false).text(for: images).utf8.count < 5000)
  }

  @Test func `secrets are masked in every format`() throws {
    let secret = "d41d8cd98f00b204e980"
    let changes = try Comparison.of(
      EditedObject.secret.yaml, EditedObject.secret.yaml.replacing(secret, with: secret + "0"))
    #expect(changes.entries.map(\.place) == ["data.token"])
    let formats = [
      TextChangeReport(colored: false).text(for: changes), changes.json, changes.markdown, changes.github,
      changes.html,
    ]
    for text in formats {
      #expect(!text.contains(secret))
      #expect(!text.contains("ZDQxZDhjZDk4ZjAwYjIwNGU5OD"))
      #expect(text.contains("masked"))
    }
  }

  @Test func `hostile values cannot leave their place in a page or a comment`() throws {
    let old = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: b}}"
    let new =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: \"<script>alert(1)</script>|\\n::error::x\"}}"
    let changes = try Comparison.of(old, new)
    #expect(!changes.html.contains("<script>"))
    #expect(!changes.markdown.contains("<script>"))
    #expect(!changes.github.contains("\n::error::"))
    #expect(!TextChangeReport(colored: false).text(for: changes).contains("\n::error"))
  }

  @Test func `the text has the signs of kubectl diff, with a legend`() throws {
    let changes = try Comparison.of(
      EditedObject.budget.yaml, EditedObject.budget.yaml.replacing(": 1", with: ": 2"))
    #expect(
      TextChangeReport(colored: false).text(for: changes) == """
        ~ spec.maxUnavailable  1 → 2
            PodDisruptionBudget shop/cart
            ! lowers-availability: with 2 pods, for example, the budget allows 2 to be evicted, previously 1
            new.yaml:5:3
        - before (old)  + after (new)  ! risk
        1 change in 1 object: 1 changed; 1 value differs
        risks: 1 lowers-availability

        """)
  }

  @Test func `requests are summed before and after`() throws {
    let changes = try Comparison.of(
      EditedObject.deployment.yaml, EditedObject.deployment.yaml.replacing("replicas: 3", with: "replicas: 4")
    )
    #expect(
      changes.costs.map(\.text) == [
        "requests × minimum number of pods: cpu 300m → 400m, memory 192Mi → 256Mi"
      ])
  }

  @Test(
    arguments: [
      ("resources: {limits: {cpu: 500m}}", "cpu 0 → 500m"),
      ("resources: {requests: {cpu: 500m}}, overhead: {cpu: 50m}", "cpu 0 → 550m"),
      ("resources: {requests: {example.com/gpu: 1}}", nil),
    ])
  func `the requests of a pod are those that the scheduler computes`(spec: String, text: String?) throws {
    func pod(_ spec: String) -> String {
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec: {containers: [{name: a, image: "a:1"}]\(spec)}
      """
    }
    let changes = try Comparison.of(pod(""), pod(", \(spec)"))
    #expect(
      changes.costs.filter(\.isChanged).map(\.text)
        == [text].compactMap(\.self).map { "requests × minimum number of pods: \($0)" })
  }
}
