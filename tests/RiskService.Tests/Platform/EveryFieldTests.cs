using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>
/// A bad value in any field of any operation is refused with the field's path, and nothing is written.
/// </summary>
public sealed class EveryFieldTests(ServiceHost host)
{
    /// <summary>Filled in by the service; what is sent there is not read.</summary>
    private static readonly string[] OutputOnly =
    [
        "observation_id", "assessment_id", "record_time", "party_id", "allocation_id", "start_time", "end_time",
        "rule_id",
        "message", "contact_id", "state", "create_time", "action_id",
        "rule_ids[0]", "decided_by",
        "update_time", "organisation_name", "listing_id", "organisation_id", "accreditation_id",
        "webhook_id", "disabled_reason", "success_time",
    ];

    /// <summary>Messages that are filled in by the service as a whole.</summary>
    private static readonly string[] OutputOnlyParts =
    [
        "listing.assurance", "listing.accreditations", "listing.source", "organisation.source",
        "listing.catchment.area_names",

        // Never taken where it is: the request's own counts.
        "assessment.request_id",
    ];

    public static TheoryData<string> Names => Rpcs.OneRequestNames;

    [Theory, MemberData(nameof(Names))]
    public Task Unknown_codes(string name) => AssertEachAsync(name, field =>
        field.FieldType == FieldType.Enum ? System.Enum.ToObject(field.EnumType.ClrType, 999) : null);

    [Theory, MemberData(nameof(Names))]
    public Task Nul_characters(string name) => AssertEachAsync(name, field => IsText(field) ? "a\0b" : null);

    [Theory, MemberData(nameof(Names))]
    public Task A_megabyte_of_text(string name) =>
        AssertEachAsync(name, field => IsText(field) ? new string('x', 1_000_000) : null);

    [Theory, MemberData(nameof(Names))]
    public Task Times_that_are_none(string name) => AssertEachAsync(name, field =>
        IsTime(field) ? new Timestamp { Seconds = 1_700_000_000, Nanos = -1 } : null);

    [Theory, MemberData(nameof(Names))]
    public Task Times_beyond_the_calendar(string name) => AssertEachAsync(name, field =>
        IsTime(field) ? new Timestamp { Seconds = long.MaxValue } : null);

    [Theory, MemberData(nameof(Names))]
    public Task Future_times_of_what_is_recorded(string name) => AssertEachAsync(name, field =>
        IsTime(field) && field.Name is not ("due_before" or "from_time" or "to_time" or "until_time")
            && name != "CaseService/PlanContact"
            ? host.Clock.GetUtcNow().AddMinutes(2).ToTimestamp() : null);

    [Theory, MemberData(nameof(Names))]
    public Task Malformed_ids(string name) => AssertEachAsync(name, field =>
        field.FieldType == FieldType.String && field.Name.EndsWith("_id", StringComparison.Ordinal)
        && !IsAgencysOwn(field) ? "{0f8fad5b-d9cb-469f-a165-70867728950e}" : null);

    [Theory, MemberData(nameof(Names))]
    public Task Missing_request_ids(string name) =>
        AssertEachAsync(name, field => field.Name == "request_id" ? "" : null);

    [Theory, MemberData(nameof(Names))]
    public Task Empty_request_ids(string name) =>
        AssertEachAsync(name, field => field.Name == "request_id" ? Guid.Empty.ToString() : null);

    [Theory, MemberData(nameof(Names))]
    public Task Too_many_of_a_page(string name) =>
        AssertEachAsync(name, field => field.Name == "page_size" ? 100_000 : null);

    [Theory, MemberData(nameof(Names))]
    public Task Less_than_no_page(string name) => AssertEachAsync(name, field => field.Name == "page_size" ? -1 : null);

    [Theory, MemberData(nameof(Names))]
    public Task Page_tokens_of_nobody(string name) =>
        AssertEachAsync(name, field => field.Name == "page_token" ? "bm9ib2R5" : null);

    private async Task AssertEachAsync(string name, Func<FieldDescriptor, object?> bad)
    {
        var row = RpcTable.Of(name);
        const string Agency = "every-field";
        var scene = await scenes.GetOrAdd(host, h => Scene.MakeAsync(h, Agency, proposeSwap: true));
        var caller = host.Caller(row.AnyRole, Agency);
        var tried = Poison.Each(() => row.Request(scene), bad)
            .Where(p => !OutputOnlyParts.Any(part => p.Path.StartsWith(part, StringComparison.Ordinal)))
            .Where(p => !OutputOnly.Contains(p.Path.Split('.')[^1]) || IsInput(name, p.Path));
        foreach (var (path, request) in tried)
        {
            var refused = await Stored.RefusedAsync(host, Agency, () => caller.CallAsync(name, request));
            Assert.True(refused.Code == StatusCode.InvalidArgument, $"{path}: {refused}");
            Assert.True(refused.Fields.Contains(path), $"{path} is not among {string.Join(", ", refused.Fields)}");
            Assert.Equal("INVALID_ARGUMENT", refused.Reason);
        }
    }

    /// <summary>The same names where a caller does say which one is meant.</summary>
    private static bool IsInput(string name, string path) => path switch
    {
        "assessment_id" or "allocation_id" or "state" => true,
        "webhook_id" => true,
        "webhook.webhook_id" => name == "ChannelService/UpdateWebhook",
        "party_id" or "listing_id" or "organisation_id" or "listing.organisation_id" or "accreditation.state" => true,
        "organisation.organisation_id" => name == "DirectoryAdminService/UpdateOrganisation",
        "listing.listing_id" => name == "DirectoryAdminService/UpdateListing",
        "accreditation.accreditation_id" => name == "DirectoryAdminService/UpdateAccreditation",
        "party.party_id" => name == "CaseService/UpdateParty",
        _ => path.EndsWith(".attendances[0].party_id", StringComparison.Ordinal),
    };

    private static bool IsText(FieldDescriptor field) => field is { FieldType: FieldType.String }
        && field.Name is not ("etag" or "page_token" or "paths" or "version" or "language")
        && (!field.Name.EndsWith("_id", StringComparison.Ordinal) || IsAgencysOwn(field));

    /// <summary>An id that the agency gave, not the service.</summary>
    private static bool IsAgencysOwn(FieldDescriptor field) =>
        field.Name is "worker_id" or "supervisor_id" or "reader_id" or "continuing_worker_id" or "agency_id"
            or "reviewer_id" or "team_id" or "default_reviewer_id";

    private static bool IsTime(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.MessageType.FullName == Timestamp.Descriptor.FullName;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<ServiceHost, Task<Scene>> scenes = new();
}
