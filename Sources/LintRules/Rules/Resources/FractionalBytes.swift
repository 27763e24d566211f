internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct FractionalBytes: Rule {
  static let card = RuleCard(
    id: "fractional-bytes", topic: .resources, .warning, in: .default,
    summary: "Amount of memory, huge pages, or ephemeral storage is not a whole number of bytes",
    why:
      "Kubernetes rounds the amount up to whole bytes. The suffix 'm' means thousandths, so '512m' is 1 byte and not 512 MB. A container with a memory limit of 1 byte cannot start.",
    fix:
      "set a whole number of bytes, such as '512M' for megabytes or '512Mi' for mebibytes. Write a fraction in a smaller unit, such as '1229Mi' instead of '1.2Gi'. For huge pages, set a multiple of the page size",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  limits:
                    memory: 512m  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  requests: {memory: 512M}
                  limits: {memory: 512M}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    ["requests", "limits"].flatMap { container["resources"][$0].entries }.compactMap { name, amount in
      guard
        name == ResourceName.memory || name == ResourceName.ephemeralStorage
          || ResourceName.isHugePages(name),
        let quantity = amount.quantity, !quantity.isWhole, let text = amount.plainText
      else { return nil }
      // Larger amounts with the suffix 'm', such as '1288490188800m', are computed, not mistyped.
      let isMistyped = text.hasSuffix("m") && quantity.nanos < 1_000_000_000_000
      let near = isMistyped ? "did you mean '\(text.dropLast())Mi'?" : nil
      return finding(
        at: amount, "\(name) '\(text)' of \(container.title) is not a whole number of bytes", fix: near)
    }
  }
}
