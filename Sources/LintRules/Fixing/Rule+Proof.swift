internal import KubernetesFacts
internal import ManifestTree

extension Rule {
  /// The repair, if the API finds less to complain about after it, and nothing new; nil, too, where that would take long.
  func proven(_ repair: Repair?, at path: NodePath, of manifest: Manifest, in context: LintContext) -> Repair?
  {
    guard let repair, manifest.provesRepairs, let node = manifest.object.node.applying(repair, at: path)
    else {
      return nil
    }
    let issues = context.schema.validate(node)
    // A version that is only deprecated is no issue.
    let isBetter = issues.count < manifest.issues.count || manifest.issues.isEmpty && issues.isEmpty
    return isBetter && Set(issues).isSubset(of: Set(manifest.issues)) ? repair : nil
  }
}
