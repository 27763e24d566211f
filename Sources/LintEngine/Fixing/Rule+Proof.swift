internal import KubernetesFacts
package import ManifestTree

extension Rule {
  /// The repair, if it reduces the schema errors of the object, or if the object has none, and if it adds no errors;
  /// nil otherwise, or if the proof would take too long.
  package func proven(_ repair: Repair?, at path: NodePath, of manifest: Manifest, in context: LintContext)
    -> Repair?
  {
    guard let repair, manifest.provesRepairs, let node = manifest.node.applying(repair, at: path)
    else {
      return nil
    }
    let issues = context.customSchemas.issues(of: node, beside: context.schema)
    // An alpha or beta version is not a schema error, so its repair cannot reduce the errors.
    let isBetter = issues.count < manifest.issues.count || manifest.issues.isEmpty && issues.isEmpty
    return isBetter && Set(issues).isSubset(of: Set(manifest.issues)) ? repair : nil
  }
}
