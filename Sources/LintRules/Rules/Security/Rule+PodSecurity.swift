internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

extension Rule {
  /// The findings for the controls that a Pod Security level adds to the previous one.
  func podSecurityFindings(in workload: Workload, _ level: PodSecurity.Level, _ context: LintContext)
    -> [Finding]
  {
    let manifest = workload.manifest
    return PodSecurity.violations(
      of: manifest.node, template: workload.template.path, at: level, in: context.schema.version
    )
    .filter { $0.level == level }.map { violation in
      finding(at: manifest.root.field(at: violation.path), "\(violation.message) (\(violation.control))")
    }
  }
}
