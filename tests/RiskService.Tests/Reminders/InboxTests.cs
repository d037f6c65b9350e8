using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Reminders.Reminding;

namespace RiskService.Tests.Reminders;

/// <summary>Whose reminders somebody sees, page by page, and that one was seen.</summary>
public sealed class InboxTests : IAsyncDisposable
{
    private const string Agency = "inbox";

    private readonly ServiceHost host = NewHost();
    private readonly List<Guid> made = [];

    [Fact]
    public async Task Mine_are_those_to_me_by_name_and_to_a_role_of_mine_where_nobody_is_named()
    {
        var id = await CaseAsync();
        await RemindAsync(id, RecipientRole.Reviewer, "Reviewer-of-inbox ");
        await RemindAsync(id, RecipientRole.Reviewer, "somebody-else");
        await RemindAsync(id, RecipientRole.Reviewer);
        await RemindAsync(id, RecipientRole.Reviewer, team: "t-1");
        await RemindAsync(id, RecipientRole.Reviewer, team: "t-2");
        await RemindAsync(id, RecipientRole.Manager);
        await RemindAsync(id, RecipientRole.SafeguardingLead);
        await AddAsync(
            host, Agency, Recipient(Agency, "reviewer-of-inbox", "t-1", roles: RecipientRole.Reviewer),
            Recipient(Agency, "other", "t-2", roles: RecipientRole.Reviewer),
            Recipient(Agency, "m", "t-2", roles: RecipientRole.Manager));
        Assert.Equal([4, 3, 1], await NumbersAsync("reviewer", ReviewScope.Mine));
        Assert.Equal([4, 3, 1], await NumbersAsync("reviewer", ReviewScope.Unspecified));
        Assert.Equal([6], await NumbersAsync("manager", ReviewScope.Mine));
        Assert.Equal([7], await NumbersAsync("safeguarding_lead", ReviewScope.Mine));
        Assert.Empty(await NumbersAsync("practitioner", ReviewScope.Mine));
        Assert.Equal([4], await NumbersAsync("reviewer", ReviewScope.Team));
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], await NumbersAsync("agency_system", ReviewScope.Agency));
        var refused = await Failures.RefusedAsync(() => NumbersAsync("manager", ReviewScope.Team));
        Assert.Equal(["scope"], refused.Fields);
    }

    [Fact]
    public async Task Mine_hide_nothing_that_the_ladder_sent_elsewhere_because_nobody_was_reached()
    {
        var id = await CaseAsync();
        await RemindAsync(id, RecipientRole.Reviewer, team: "t-2");
        await RemindAsync(id, RecipientRole.Reviewer, "silent");
        await RemindAsync(id, RecipientRole.Reviewer, "somebody-else");
        await RemindAsync(id, RecipientRole.Manager, team: "t-1");
        await AddAsync(
            host, Agency, Recipient(Agency, "reviewer-of-inbox", "t-1", roles: RecipientRole.Reviewer),
            Recipient(Agency, "silent", "t-2", address: false, roles: RecipientRole.Reviewer),
            Recipient(Agency, "somebody-else", null, roles: RecipientRole.Reviewer),
            Recipient(Agency, "manager-of-inbox", "t-9", roles: RecipientRole.Manager));

        // Nobody of team t-2 has an address.
        Assert.Equal([2, 1], await NumbersAsync("reviewer", ReviewScope.Mine));
        Assert.Equal([4], await NumbersAsync("manager", ReviewScope.Mine));
        Assert.Empty(await NumbersAsync("safeguarding_lead", ReviewScope.Mine));
        Database.Change(host, "UPDATE Recipients SET EmailAddress = NULL WHERE WorkerKey <> 'MANAGER-OF-INBOX'");
        Assert.Equal([4, 3, 2, 1], await NumbersAsync("manager", ReviewScope.Mine));
        Assert.Empty(await NumbersAsync("safeguarding_lead", ReviewScope.Mine));
        Database.Change(host, "DELETE FROM Recipients");
        Assert.Equal([4, 1], await NumbersAsync("safeguarding_lead", ReviewScope.Mine));
        Assert.Empty(await NumbersAsync("practitioner", ReviewScope.Mine));
    }

    [Fact]
    public async Task Pages_hold_each_once_however_they_are_cut_and_whatever_comes_meanwhile()
    {
        var (one, other) = (await CaseAsync(), await CaseAsync());
        for (var i = 0; i < 30; i++)
        {
            await RemindAsync(
                i % 3 == 0 ? one : other, RecipientRole.Reviewer, i % 2 == 0 ? "reviewer-of-inbox" : null);
        }

        for (var size = 1; size < 33; size += 7)
        {
            var seen = new List<long>();
            var request = new ListRemindersRequest { PageSize = size };
            do
            {
                var page = await Caller("reviewer").Reviews.ListRemindersAsync(request);
                Assert.InRange(page.Reminders.Count, 1, size);
                seen.AddRange(page.Reminders.Select(r => r.Number));
                request.PageToken = page.NextPageToken;
                await RemindAsync(one, RecipientRole.Reviewer);
            }
            while (request.PageToken.Length > 0);
            Assert.Equal(Enumerable.Range(1, (int)seen[0]).Reverse().Select(n => (long)n), seen);
        }

        var ofOne = await Caller("reviewer").Reviews.ListRemindersAsync(
            new ListRemindersRequest { CaseId = $"{one}", Scope = ReviewScope.Agency, PageSize = 200 });
        Assert.All(ofOne.Reminders, r => Assert.Equal($"{one}", r.CaseId));
        Assert.Equal(made.Count - 20, ofOne.Reminders.Count);
        var first = await Caller("reviewer").Reviews.ListRemindersAsync(new ListRemindersRequest { PageSize = 1 });
        var carried = new ListRemindersRequest { Scope = ReviewScope.Agency, PageToken = first.NextPageToken };
        Assert.Equal(["page_token"], (await Failures.RefusedAsync(
            () => Caller("reviewer").Reviews.ListRemindersAsync(carried).ResponseAsync)).Fields);
    }

    [Fact]
    public async Task The_first_who_acknowledges_is_kept_and_the_case_stays_as_it_is()
    {
        var id = await CaseAsync();
        var reminder = await RemindAsync(id, RecipientRole.Manager);
        var before = await Caller("manager").GetCaseAsync($"{id}");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var request = new AcknowledgeReminderRequest { ReminderId = $"{reminder}", RequestId = Id() };
        var first = (await Caller("manager").Reviews.AcknowledgeReminderAsync(request)).Reminder;
        Assert.Equal("manager-of-inbox", first.AcknowledgedBy);
        Assert.Equal(Monday.AddMinutes(1).ToTimestamp(), first.AcknowledgeTime);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, (await Caller("manager").Reviews.AcknowledgeReminderAsync(request)).Reminder);
        request.RequestId = Id();
        Assert.Equal(first, (await Caller("safeguarding_lead").Reviews.AcknowledgeReminderAsync(request)).Reminder);
        Assert.Equal(before, await Caller("manager").GetCaseAsync($"{id}"));
        var unseen = new ListRemindersRequest { Scope = ReviewScope.Agency, UnacknowledgedOnly = true };
        Assert.Empty((await Caller("manager").Reviews.ListRemindersAsync(unseen)).Reminders);
    }

    [Fact]
    public async Task Of_several_who_acknowledge_at_once_one_is_kept_and_all_are_told_who()
    {
        var reminder = await RemindAsync(await CaseAsync(), RecipientRole.Manager);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => host
            .Caller("manager", Agency, $"m-{i}").Reviews.AcknowledgeReminderAsync(new AcknowledgeReminderRequest
            { ReminderId = $"{reminder}", RequestId = Id() }).ResponseAsync));
        Assert.Single(answers.Select(a => a.Reminder.AcknowledgedBy).Distinct());
    }

    [Fact]
    public async Task Another_agencys_are_not_found()
    {
        var id = await CaseAsync();
        var reminder = await RemindAsync(id, RecipientRole.Manager);
        var other = host.Caller("manager", "another");
        Assert.Empty((await other.Reviews.ListRemindersAsync(
            new ListRemindersRequest { Scope = ReviewScope.Agency })).Reminders);
        foreach (var call in (Func<Task>[])
        [
            () => other.Reviews.ListRemindersAsync(new ListRemindersRequest { CaseId = $"{id}" }).ResponseAsync,
            () => other.Reviews.AcknowledgeReminderAsync(new AcknowledgeReminderRequest
            { ReminderId = $"{reminder}", RequestId = Id() }).ResponseAsync,
        ])
        {
            Assert.Equal(StatusCode.NotFound, (await Failures.RefusedAsync(call)).Code);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private TestCaller Caller(string role) => host.Caller(role, Agency);

    private async Task<Guid> CaseAsync() => Guid.Parse((await Caller("practitioner").CreateCaseAsync()).CaseId);

    private async Task<Guid> RemindAsync(
        Guid caseId, RecipientRole role, string? worker = null, string? team = null)
    {
        made.Add(await ReminderScene.RemindAsync(host, Agency, caseId, LadderStage.Due, role, worker, team));
        return made[^1];
    }

    private async Task<List<long>> NumbersAsync(string role, ReviewScope scope) =>
    [
        .. (await Caller(role).Reviews.ListRemindersAsync(new ListRemindersRequest { Scope = scope }))
            .Reminders.Select(r => r.Number),
    ];
}
