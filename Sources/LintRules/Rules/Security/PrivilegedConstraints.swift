internal import Diagnostics
internal import LintEngine

struct PrivilegedConstraints: Rule {
  static let card = RuleCard(
    id: "privileged-constraints", topic: .security, .warning, in: .default,
    summary: "SecurityContextConstraints allow privileged containers",
    why:
      "Anyone who may use the constraints and create pods can start a container that reads and changes everything on the node.",
    fix:
      "set allowPrivilegedContainer to false. If workloads need privileged containers, grant the constraints only to the service accounts of these workloads, and allow the finding with a reason. Do not change default constraints of OpenShift, such as 'privileged', because an upgrade can reset them. Allow the finding instead",
    covers: CompatibleIDs(kubeLinter: ["scc-deny-privileged-container"]),
    examples: [
      .failing(
        """
        apiVersion: security.openshift.io/v1
        kind: SecurityContextConstraints
        metadata: {name: builder}
        allowPrivilegedContainer: true  # flagged
        runAsUser: {type: MustRunAsNonRoot}
        """),
      .passing(
        """
        apiVersion: security.openshift.io/v1
        kind: SecurityContextConstraints
        metadata: {name: builder}
        allowPrivilegedContainer: false
        runAsUser: {type: MustRunAsNonRoot}
        """),
    ])

  func check(_ constraints: SecurityContextConstraints, in context: LintContext) -> [Finding] {
    let field = constraints.root["allowPrivilegedContainer"]
    guard field.bool == true else { return [] }
    return [finding(at: field, "\(constraints.manifest.title) allows privileged containers")]
  }
}
