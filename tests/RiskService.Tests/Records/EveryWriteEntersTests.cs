using Google.Protobuf;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using RiskService.Tests.Retention;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Records;

/// <summary>
/// Every operation that changes a case leaves one entry in its chain; found by the descriptors and by the table that
/// every operation has a row in, so that a new one is held to it without anybody thinking of it.
/// </summary>
public sealed class EveryWriteEntersTests(ServiceHost host)
{
    /// <summary>Opening a stream records nothing; what is sent on it does, and is tested apart.</summary>
    private static readonly string[] Apart = ["RecordService/RecordStream"];

    public static TheoryData<string> Names =>
    [
        .. RpcTable.Rows.Where(row => row.Value.Scope == "risk.write").Select(row => row.Key)
            .Where(name => IdField(name) is not null).Except(Apart),
    ];

    [Theory, MemberData(nameof(Names))]
    public async Task One_entry_of_a_write_and_none_of_what_is_refused_or_only_tried(string name)
    {
        var row = RpcTable.Of(name);
        var agency = "enters-" + name.Split('/')[1];
        var swap = name is "CaseService/ApproveRoleSwap" or "CaseService/RejectRoleSwap";
        var scene = await RetentionScene.PrepareAsync(host, await Scene.MakeAsync(host, agency, swap), name);
        var caller = host.Caller(row.Roles[0], agency);
        var reader = host.Caller(agency: agency);
        var before = await reader.TimelineAsync(scene.CaseId);

        foreach (var wrong in (string[])["not a uuid", ""])
        {
            var refused = row.Request(scene);
            Set(refused, "request_id", wrong);
            await Failures.RefusedAsync(() => caller.CallAsync(name, refused));
        }

        var elsewhere = row.Request(scene);
        Set(elsewhere, IdField(name)!, Id());
        await Failures.RefusedAsync(() => caller.CallAsync(name, elsewhere));
        await Failures.RefusedAsync(() => host.Caller("auditor", agency).CallAsync(name, row.Request(scene)));
        var tried = row.Request(scene);
        if (Set(tried, "validate_only", true)) await caller.CallAsync(name, tried);
        Assert.Equal(before, await reader.TimelineAsync(scene.CaseId));

        var request = row.Request(scene);
        await caller.CallAsync(name, request);
        var after = await reader.TimelineAsync(scene.CaseId);
        Assert.Equal(before, after.Take(before.Count));
        var added = Assert.Single(after.Skip(before.Count));
        Assert.NotEqual(EntryContent.WhatOneofCase.None, added.Content.WhatCase);
        Assert.StartsWith(row.Roles[0], added.Content.RecordedBy, StringComparison.Ordinal);
        Assert.NotEmpty(added.Content.ClientId);

        // Sent again it adds nothing.
        await caller.CallAsync(name, request);
        Assert.Equal(after, await reader.TimelineAsync(scene.CaseId));
        await reader.AssertIntactAsync(scene.CaseId, after.Count);
    }

    [Fact]
    public async Task An_assessment_of_a_new_case_is_the_second_entry_after_its_creation()
    {
        var caller = host.Caller(agency: "enters-new");
        var assessed = (await caller.Assessments.AssessAsync(new AssessRequest
        {
            NewCase = NewCase(),
            RequestId = Id(),
        })).Assessment;
        var entries = await caller.TimelineAsync(assessed.CaseId);
        Assert.Equal([EntryKind.CaseChange, EntryKind.Assessment], entries.Select(e => e.Kind));
        Assert.Equal(CaseChangeKind.Created, entries[0].Content.CaseChange.Kind);
    }

    [Fact]
    public async Task Opening_a_stream_records_nothing_and_each_of_its_entries_one()
    {
        var caller = host.Caller(agency: "enters-stream");
        var on = await caller.CreateCaseAsync();
        using var stream = await EntryStream.OpenAsync(caller.Records, on.CaseId, Id());
        await caller.AssertIntactAsync(on.CaseId, 1);
        await stream.SendAsync(Note());
        await stream.SendAsync(Note());
        await stream.CompleteAsync();
        await caller.AssertIntactAsync(on.CaseId, 3);
    }

    /// <summary>What it changes a case by: the case itself, or a referral of it.</summary>
    private static string? IdField(string name) => Array.Find(
        ["case_id", "referral_id"], id => Rpcs.Find(name).InputType.FindFieldByName(id) is not null);

    private static bool Set(IMessage message, string name, object value)
    {
        var field = message.Descriptor.FindFieldByName(name);
        field?.Accessor.SetValue(message, value);
        return field is not null;
    }
}
