namespace RiskPlatform.RiskService.Platform.Protection;

/// <summary>
/// Where master keys come from. Section <c>Protection</c>. Either a file (development), or named keys from
/// configuration or a key service mounted as configuration. There is no default: without a key the service does not
/// start.
/// </summary>
public sealed class ProtectionOptions
{
    /// <summary>A file that holds one key: base64 of 32 bytes. Its key id is <c>file</c>.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>Keys by id: base64 of 32 bytes. Ids are up to 40 characters.</summary>
    public IDictionary<string, string> MasterKeys { get; } = new Dictionary<string, string>();

    /// <summary>The id of the key that wraps new case keys; may be left out while there is only one.</summary>
    public string? CurrentKeyId { get; set; }

    /// <summary>
    /// The id of the key from which look-up hashes of references are derived; may be left out while there is only one.
    /// It may move on like the current key: the former one stays configured until the service says that it can go.
    /// </summary>
    public string? LookupKeyId { get; set; }
}
