package main

import (
	"fmt"
	"strconv"

	"github.com/Masterminds/semver"
)

// helmVersion is the version of Helm whose behavior this program implements.
const helmVersion = "v3.20.1"

// defaultKubeVersion is the Kubernetes version that Helm assumes without a cluster.
const defaultKubeVersion = "v1.35.0"

// defaultAPIVersions are the groups and versions that Helm assumes without a cluster: those of its client library. They
// contain no kinds, so `.Capabilities.APIVersions.Has "apps/v1/Deployment"` is false.
var defaultAPIVersions = VersionSet{
	"v1", "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1alpha1",
	"admissionregistration.k8s.io/v1beta1", "apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1", "apps/v1",
	"apps/v1beta1", "apps/v1beta2", "authentication.k8s.io/v1", "authentication.k8s.io/v1alpha1",
	"authentication.k8s.io/v1beta1", "authorization.k8s.io/v1", "authorization.k8s.io/v1beta1", "autoscaling/v1",
	"autoscaling/v2", "batch/v1", "batch/v1beta1", "certificates.k8s.io/v1", "certificates.k8s.io/v1alpha1",
	"certificates.k8s.io/v1beta1", "coordination.k8s.io/v1", "coordination.k8s.io/v1alpha2",
	"coordination.k8s.io/v1beta1", "discovery.k8s.io/v1", "discovery.k8s.io/v1beta1", "events.k8s.io/v1",
	"events.k8s.io/v1beta1", "extensions/v1beta1", "flowcontrol.apiserver.k8s.io/v1",
	"flowcontrol.apiserver.k8s.io/v1beta1", "flowcontrol.apiserver.k8s.io/v1beta2",
	"flowcontrol.apiserver.k8s.io/v1beta3", "internal.apiserver.k8s.io/v1alpha1", "networking.k8s.io/v1",
	"networking.k8s.io/v1beta1", "node.k8s.io/v1", "node.k8s.io/v1alpha1", "node.k8s.io/v1beta1", "policy/v1",
	"policy/v1beta1", "rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1alpha1",
	"rbac.authorization.k8s.io/v1beta1", "resource.k8s.io/v1", "resource.k8s.io/v1alpha3", "resource.k8s.io/v1beta1",
	"resource.k8s.io/v1beta2", "scheduling.k8s.io/v1", "scheduling.k8s.io/v1alpha1", "scheduling.k8s.io/v1beta1",
	"storage.k8s.io/v1", "storage.k8s.io/v1alpha1", "storage.k8s.io/v1beta1", "storagemigration.k8s.io/v1beta1",
}

// Capabilities is the value of `.Capabilities` in templates.
type Capabilities struct {
	KubeVersion KubeVersion
	APIVersions VersionSet
	HelmVersion HelmVersion
}

// KubeVersion is the version of the cluster. It is printed as its full version.
type KubeVersion struct {
	Version string
	Major   string
	Minor   string
}

// String returns the full version.
func (version *KubeVersion) String() string { return version.Version }

// GitVersion returns the full version; it is the deprecated name.
func (version *KubeVersion) GitVersion() string { return version.Version }

// VersionSet is a list of API versions.
type VersionSet []string

// Has reports whether the list contains an API version, such as "apps/v1".
func (versions VersionSet) Has(version string) bool {
	for _, known := range versions {
		if known == version {
			return true
		}
	}
	return false
}

// HelmVersion is the value of `.Capabilities.HelmVersion` in templates.
type HelmVersion struct {
	Version      string
	GitCommit    string
	GitTreeState string
	GoVersion    string
}

// newCapabilities describes a cluster with a Kubernetes version, and API versions in addition to Helm's defaults.
func newCapabilities(kubeVersion string, apiVersions []string) (*Capabilities, error) {
	version, err := semver.NewVersion(kubeVersion)
	if err != nil {
		return nil, fmt.Errorf("invalid kube version '%s': %w", kubeVersion, err)
	}
	return &Capabilities{
		KubeVersion: KubeVersion{
			Version: "v" + version.String(),
			Major:   strconv.FormatUint(version.Major(), 10),
			Minor:   strconv.FormatUint(version.Minor(), 10),
		},
		APIVersions: append(append(VersionSet{}, defaultAPIVersions...), apiVersions...),
		HelmVersion: HelmVersion{Version: helmVersion, GitTreeState: "clean"},
	}, nil
}

// admits returns an error if the chart's kubeVersion constraint excludes the cluster.
func (capabilities *Capabilities) admits(chart *Chart) error {
	if chart.Metadata.KubeVersion == "" {
		return nil
	}
	version, err := semver.NewVersion(capabilities.KubeVersion.Version)
	if err != nil {
		return err
	}
	constraint, err := semver.NewConstraint(chart.Metadata.KubeVersion)
	if err != nil || !constraint.Check(version) {
		return fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s",
			chart.Metadata.KubeVersion, capabilities.KubeVersion.Version)
	}
	return nil
}
