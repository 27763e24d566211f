package import ManifestTree

/// The two sides of a change, for each profile.
package struct ChangeRequest: Sendable {
  /// The objects of a profile before and after the change.
  package struct Side: Sendable {
    /// The profile; nil for manifests.
    package var profile: String?
    /// The objects before the change; nil if the profile did not exist.
    package var old: [Object]?
    /// The objects after the change; nil if the profile no longer exists.
    package var new: [Object]?

    package init(profile: String? = nil, old: [Object]?, new: [Object]?) {
      (self.profile, self.old, self.new) = (profile, old, new)
    }
  }

  /// The old and new objects, for each profile in the order of the app.
  package var sides: [Side]
  /// The name of the old side, such as `main`.
  package var oldName: String
  /// The name of the new side.
  package var newName: String

  package init(_ sides: [Side], oldName: String, newName: String) {
    (self.sides, self.oldName, self.newName) = (sides, oldName, newName)
  }
}
