/// Fields of an empty directory.
package enum EmptyDirField: String, ImportedField {
  case medium, sizeLimit

  package static let owner = "EmptyDirVolumeSource"
  package var part: String {
    "``VolumeSource/emptyDir(inMemory:sizeLimit:)``"
  }
}

package enum ClaimVolumeField: String, ImportedField {
  case claimName, readOnly

  package static let owner = "PersistentVolumeClaimVolumeSource"
  package var part: String {
    "``VolumeSource/claim(_:readOnly:)``"
  }
}

/// Fields of a volume of a ConfigMap or Secret.
package enum ConfigurationVolumeField: String, ImportedField {
  case name, secretName, items, defaultMode, optional

  package static let owner =
    "ConfigMapVolumeSource, SecretVolumeSource, ConfigMapProjection, SecretProjection"
  package var part: String {
    "``VolumeSource/configMap(_:items:itemModes:mode:optional:)``, ``VolumeSource/secret(_:items:itemModes:mode:optional:)``"
  }
}

/// Fields of an item of a ConfigMap or Secret volume: a key and the file for its value.
package enum KeyPathField: String, ImportedField {
  case key, path, mode

  package static let owner = "KeyToPath"
  package var part: String {
    "`items`, `itemModes` of a ``VolumeSource``"
  }
}

/// Fields of a projected volume.
package enum ProjectedField: String, ImportedField {
  case sources, defaultMode

  package static let owner = "ProjectedVolumeSource"
  package var part: String {
    switch self {
    case .sources: "``VolumeSource/Projection``"
    case .defaultMode: "``VolumeSource/projected(_:mode:)``"
    }
  }
}

/// Fields of a projected token.
package enum TokenField: String, ImportedField {
  case path, audience, expirationSeconds

  package static let owner = "ServiceAccountTokenProjection"
  package var part: String {
    "``VolumeSource/Projection/serviceAccountToken(path:audience:expires:)``"
  }
}

/// Fields of a path of the node.
package enum HostPathField: String, ImportedField {
  case path, type

  package static let owner = "HostPathVolumeSource"
  package var part: String {
    "``VolumeSource/hostPath(_:type:)``"
  }
}

/// Fields of files with fields of the pod.
package enum DownwardField: String, ImportedField {
  case items, defaultMode

  package static let owner = "DownwardAPIVolumeSource, DownwardAPIProjection"
  package var part: String {
    "``VolumeSource/downwardAPI(_:resources:itemModes:mode:)``"
  }
}

/// Fields of a file with a field of the pod.
package enum DownwardFileField: String, ImportedField {
  case path, fieldRef, resourceFieldRef, mode

  package static let owner = "DownwardAPIVolumeFile"
  package var part: String {
    switch self {
    case .path, .fieldRef, .mode: "``VolumeSource/downwardAPI(_:resources:itemModes:mode:)``"
    case .resourceFieldRef: "``ResourceFile``"
    }
  }
}

/// Fields of an NFS volume.
package enum NFSField: String, ImportedField {
  case server, path, readOnly

  package static let owner = "NFSVolumeSource"
  package var part: String {
    "``VolumeSource/nfs(server:path:readOnly:)``"
  }
}

/// Fields of a CSI volume.
package enum CSIField: String, ImportedField {
  case driver, volumeAttributes, fsType, nodePublishSecretRef, readOnly

  package static let owner = "CSIVolumeSource"
  package var part: String {
    "``VolumeSource/csi(_:attributes:fileSystem:secret:readOnly:)``"
  }
}

/// Fields of an ephemeral volume.
package enum EphemeralField: String, ImportedField {
  case volumeClaimTemplate, spec, metadata

  package static let owner = "EphemeralVolumeSource, PersistentVolumeClaimTemplate"
  package var part: String {
    "``VolumeSource/ephemeral(_:storageClass:access:mode:from:labels:annotations:)``"
  }
}

package enum ImageVolumeField: String, ImportedField {
  case reference, pullPolicy

  package static let owner = "ImageVolumeSource"
  package var part: String {
    "``VolumeSource/image(_:pullPolicy:)``"
  }
}

package enum ClaimSourceField: String, ImportedField {
  case kind, name, apiGroup

  package static let owner = "TypedLocalObjectReference, TypedObjectReference"
  package var part: String {
    "``ClaimSource``"
  }
}
