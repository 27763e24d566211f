import ClusterDiff
import ManifestTree
import Testing

@Suite(.enabled(if: LivePairs.areReadable, LivePairs.absence)) struct ChangedPairsTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let how: String
    let files: [String]
    let isManaged: Bool
    var testDescription: String { files.joined(separator: " ") }
  }

  private static let forms = ["csa", "ssa"].flatMap { how in
    ["yaml", "json"].flatMap { ending in
      ["", ".managed"].map { managed in
        Form(
          how: how,
          files: ["changed-\(how)\(managed).\(ending)", "changed-\(how).cluster\(managed).\(ending)"],
          isManaged: !managed.isEmpty)
      }
    }
  }

  @Test(arguments: forms)
  func `a changed cluster shows exactly the changes`(form: Form) throws {
    let report = try LivePairs.report(form.files, how: form.how, orphans: true)
    let expected = try ExpectedChange.all(of: "changed-\(form.how)")
    let restarted =
      "Deployment/signal spec.template.metadata.annotations[\"kubectl.kubernetes.io/restartedAt\"] restart-marker"
    let wanted = Set(expected.filter { !$0.isOptional }.map(\.line)).union([restarted])
    let optional = Set(expected.filter(\.isOptional).map(\.line))
    let found = Set(
      report.differences.filter { !($0.kind == .owned && $0.path.steps.isEmpty) }.map(\.summary))
    let children = Set(
      report.differences.filter { $0.kind == .owned && $0.path.steps.isEmpty }.map(\.summary))
    #expect(wanted.subtracting(found).subtracting(children).sorted() == [], "not reported")
    #expect(found.subtracting(wanted).subtracting(optional).sorted() == [], "reported, but not changed")
  }

  @Test(arguments: forms)
  func `each change has both values, the manager, and the consequence of restoring it`(form: Form) throws {
    let report = try LivePairs.report(form.files, how: form.how, orphans: true)
    let found = Dictionary(
      report.differences.map { ($0.summary, $0) }, uniquingKeysWith: { first, _ in first })
    for expected in try ExpectedChange.all(of: "changed-\(form.how)") where !expected.isOptional {
      guard let difference = found[expected.line], difference.reason != .aggregatedRules else { continue }
      // The list has the quantity 1e-1 as a string, because the reader that recorded it does not read 1e-1 as a number.
      if expected.declared != "1e-1" { #expect(difference.declared == expected.declared, "\(expected.line)") }
      #expect(difference.live == expected.live, "\(expected.line)")
      #expect(difference.consequence.rawValue == expected.consequence, "\(expected.line)")
      guard form.isManaged else { continue }
      let names = difference.manager.map { [$0.name] } ?? []
      #expect(names.isEmpty == expected.managers.isEmpty, "\(expected.line)")
      #expect(Set(names).isSubset(of: expected.managers), "\(expected.line)")
    }
  }

  @Test(arguments: forms)
  func `the rules for GitOps controllers cover the fields of other managers, and no drift`(form: Form) throws
  {
    let report = try LivePairs.report(form.files, how: form.how)
    let live = Dictionary(
      try form.files.flatMap(LivePairs.objects).map { ($0.identity, $0.node) },
      uniquingKeysWith: { first, _ in first })
    let rules = YAMLReader.read(Array(report.exported(as: .flux).utf8), from: "flux.yaml").documents.first?
      .node
    guard case .list(let ignored)? = rules?["spec"]?["driftDetection"]?["ignore"] else {
      Issue.record("no rules")
      return
    }
    let covered = Set(
      ignored.flatMap { rule -> [String] in
        guard case .list(let paths)? = rule["paths"] else { return [] }
        let target = [rule["target"]?["kind"], rule["target"]?["name"]].map { $0?.text ?? "" }
        return paths.map { "\(target[0])/\(target[1]) \($0.text ?? "")" }
      })
    #expect(covered.count >= 3)
    for difference in report.differences where !difference.path.steps.isEmpty && difference.live != nil {
      let node = try #require(live[difference.object], "\(difference.summary)")
      let steps = try #require(difference.path.plainSteps(in: node), "\(difference.summary)")
      let pointers = steps.indices.map { last in
        steps[...last].map { step in
          switch step {
          case .key(let key): "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
          case .index(let index): "/\(index)"
          case .element: "/?"
          }
        }.joined()
      }
      let isCovered = pointers.contains {
        covered.contains("\(difference.object.kind)/\(difference.object.name) \($0)")
      }
      #expect(isCovered == !difference.isDrift, "\(difference.summary)")
    }
  }
}
