import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The effects of `--fix` on YAML: only the intended value changes in any formatting.
@Suite struct RepairTests {
  private func repaired(_ text: String, _ file: String = "shop.yaml") -> String {
    var text = text
    for _ in 0..<5 {
      let objects = ManifestReader.read(Array(text.utf8), from: file).objects
      let findings = Linter(Catalogue.rules).findings(in: LintContext(objects))
      let repair = FileRepair(Array(text.utf8), at: file, for: findings)
      if repair.count == 0 { break }
      text = String(decoding: repair.bytes, as: UTF8.self)
    }
    return text
  }

  /// A YAML document before and after.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let after: String
    var file = "shop.yaml"
  }

  private static let budget = """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: web}
    spec:
      unhealthyPodEvictionPolicy: AlwaysAllow
      selector: {matchLabels: {app: web}}
    """

  static let cases: [Case] = [
    Case(
      testDescription: "a value keeps the comment after it",
      before: budget + "\n  maxUnavailable: 0   # never\n",
      after: budget + "\n  maxUnavailable: 1   # never\n"),
    Case(
      testDescription: "a value in flow style",
      before:
        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 0}}\n",
      after: "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, "
        + "spec: {unhealthyPodEvictionPolicy: AlwaysAllow, maxUnavailable: 1}}\n"),
    Case(
      testDescription: "JSON on several lines",
      before: """
        {
          "apiVersion": "policy/v1",
          "kind": "PodDisruptionBudget",
          "metadata": {"name": "web"},
          "spec": {
            "maxUnavailable": 0
          }
        }

        """,
      after: """
        {
          "apiVersion": "policy/v1",
          "kind": "PodDisruptionBudget",
          "metadata": {"name": "web"},
          "spec": {
            "unhealthyPodEvictionPolicy": "AlwaysAllow",
            "maxUnavailable": 1
          }
        }

        """, file: "shop.json"),
    Case(
      testDescription: "a misspelled field and a number in quotes, with CR and LF",
      before: "apiVersion: v1\r\nkind: Service\r\nmetadata: {name: web, namespace: shop}\r\nspec:\r\n"
        + "  selectr: {app: web} # whom\r\n  ports:\r\n  - port: \"80\"\r\n",
      after: "apiVersion: v1\r\nkind: Service\r\nmetadata: {name: web, namespace: shop}\r\nspec:\r\n"
        + "  selector: {app: web} # whom\r\n  ports:\r\n  - port: 80\r\n"),
    Case(
      testDescription: "a value without quotes is quoted as it was written",
      before:
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  MODE: 0755 # rights\n  ON: yes\n",
      after:
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  MODE: \"0755\" # rights\n  ON: \"yes\"\n"
    ),
    Case(
      testDescription: "an old version of an API, in the second document",
      before: "# first\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n"
        + "apiVersion: networking.istio.io/v1beta1  # old\nkind: Gateway\nmetadata: {name: shop}\n"
        + "spec:\n  selector: {istio: ingressgateway}\n"
        + "  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}]\n",
      after: "# first\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n"
        + "apiVersion: networking.istio.io/v1  # old\nkind: Gateway\nmetadata: {name: shop}\n"
        + "spec:\n  selector: {istio: ingressgateway}\n"
        + "  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}]\n"),
    Case(
      testDescription: "an old node label, as a key and as a value",
      before: nodes("beta.kubernetes.io/os", "failure-domain.beta.kubernetes.io/zone"),
      after: nodes("kubernetes.io/os", "topology.kubernetes.io/zone")),
    Case(
      testDescription: "replicas beside an autoscaler stay, because their removal can stop pods",
      before: workload("  replicas: 3 # three\n") + autoscaler,
      after: workload("  replicas: 3 # three\n") + autoscaler),
    Case(
      testDescription: "the value of an anchor is not changed",
      before: "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web, labels: {n: &n 0}}\n"
        + "spec: {unhealthyPodEvictionPolicy: AlwaysAllow, maxUnavailable: *n}\n",
      after: "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web, labels: {n: &n 0}}\n"
        + "spec: {unhealthyPodEvictionPolicy: AlwaysAllow, maxUnavailable: *n}\n"),
  ]

  private static func workload(_ replicas: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
    \(replicas)  selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          automountServiceAccountToken: false
          containers:
          - name: web
            image: web:1.0
            imagePullPolicy: Always
            securityContext: {allowPrivilegeEscalation: false}
    ---

    """
  }

  private static let autoscaler = """
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: web, namespace: shop}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
      maxReplicas: 4

    """

  private static func nodes(_ key: String, _ value: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      automountServiceAccountToken: false
      nodeSelector: {\(key): linux}
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
            - matchExpressions:
              - {key: \(value), operator: Exists}
      containers: []

    """
  }

  @Test(arguments: cases)
  func `a repair changes only the intended value`(_ case: Case) {
    let once = repaired(`case`.before, `case`.file)
    #expect(once == `case`.after)
    #expect(repaired(once, `case`.file) == once)
  }

  /// Tests every example of the rules as a file.
  @Test(arguments: Catalogue.rules.flatMap(\.card.examples).map(\.text))
  func `a repair is proven by reading the result, and a second one changes nothing`(_ text: String) {
    let once = repaired(text)
    #expect(
      ManifestReader.read(Array(once.utf8), from: "shop.yaml").diagnostics.map(\.id).allSatisfy {
        $0 == "manifest/repeated-key"
      })
    #expect(repaired(once) == once)
  }

  @Test func `a file with a duplicate key is not changed`() {
    let text = Self.budget + "\n  maxUnavailable: 0\n  maxUnavailable: 0\n"
    #expect(repaired(text) == text)
  }

  @Test func `a patch leaves out lines with secrets around a change, and masks those in changed lines`() {
    let old = "a: 1\nb: 2\npassword: hunter22\nc: 3\nd: 4\ne: 5\nf: 6\ntoken: hunter22\n"
    let new = old.replacing("d: 4", with: "d: 5").replacing("token: hunter22", with: "token: 'hunter22'")
    let patch = UnifiedPatch(
      Array(old.utf8), Array(new.utf8), mask: { $0.replacing("hunter22", with: "(masked)") }
    ).text(at: "a.yaml")
    #expect(
      patch == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -4,5 +4,5 @@
         c: 3
        -d: 4
        +d: 5
         e: 5
         f: 6
        -token: (masked)
        +token: '(masked)'

        """)
  }

  @Test func `a patch contains the changed lines with three context lines`() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacing("line 4\n", with: "").replacing("line 15\n", with: "other\nmore\n")
    let patch = UnifiedPatch(Array(old.utf8), Array(new.utf8)).text(at: "./a/b.yaml")
    #expect(
      patch == """
        --- a/a/b.yaml
        +++ b/a/b.yaml
        @@ -1,7 +1,6 @@
         line 1
         line 2
         line 3
        -line 4
         line 5
         line 6
         line 7
        @@ -12,7 +11,8 @@
         line 12
         line 13
         line 14
        -line 15
        +other
        +more
         line 16
         line 17
         line 18

        """)
  }
}
