using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskPlatform.Cli.App;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>
/// A listing in a file, in protobuf's JSON form; what 'risk directory show --json' writes can be changed and sent back.
/// No message quotes the file: it may hold an address that nobody is to know.
/// </summary>
internal static class ListingFile
{
    internal static Listing Read(Call call, string name)
    {
        var file = new FileInfo(Path.Combine(call.Cli.Folder, name));
        if (!file.Exists) throw new UsageException("--file: there is no such file.");
        try
        {
            var node = JsonNode.Parse(File.ReadAllText(file.FullName)) as JsonObject;
            var body = node?["listing"] as JsonObject ?? node;
            return JsonParser.Default.Parse<Listing>(
                body?.ToJsonString() ?? throw new UsageException("--file: it is no JSON object."));
        }
        catch (Exception e) when (e is JsonException or InvalidJsonException or InvalidProtocolBufferException)
        {
            throw new UsageException("--file: it is no listing in protobuf's JSON form. docs/directory.md has one, and"
                + " 'risk directory show LISTING --json' writes one.");
        }
    }
}
