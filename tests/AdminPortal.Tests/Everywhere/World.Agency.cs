using RiskPlatform.Client;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Everywhere;

internal sealed partial class World
{
    private async Task MakeAuditAsync(RiskPlatformClient all)
    {
        var export = (await all.Exports.StartEvidenceExportAsync(new StartEvidenceExportRequest
        {
            CaseId = Case.CaseId,
            Recipient = words.Name,
            Reason = Short,
            RequestId = Id(),
        })).Export;
        await all.WaitForEvidenceAsync(Case.CaseId, export.ExportId);
        await all.Retention.PlaceLegalHoldAsync(
            new PlaceLegalHoldRequest { CaseId = Case.CaseId, Reason = Short, RequestId = Id() });
        var request = (await all.SubjectAccess.OpenSubjectAccessAsync(new OpenSubjectAccessRequest
        {
            CaseId = Case.CaseId,
            AgencyReference = words.Reference,
            ReceiveTime = Ago(TimeSpan.FromDays(3)),
            RequestId = Id(),
        })).SubjectAccess;
        var withheld = await all.SubjectAccess.ListWithheldItemsAsync(new ListWithheldItemsRequest
        {
            CaseId = Case.CaseId,
            SubjectAccessId = request.SubjectAccessId,
            PageSize = 1,
        });

        Page("/Auditors/Index", "/auditors");
        Page("/Auditors/Access/Changes", "/auditors/access");
        Page("/Auditors/Chains/Chain", "/auditors/chain/" + Case.CaseId);
        Page("/Auditors/Chains/Verify", "/auditors/verify");
        Page("/Auditors/Evidence/Exports", "/auditors/exports/" + Case.CaseId);
        Page("/Auditors/Evidence/Export", $"/auditors/exports/{Case.CaseId}/{export.ExportId}");
        Page("/Auditors/Reads/Search", "/auditors/search");
        Page("/Auditors/Requests/Worklist", "/auditors/subject-access");
        Page("/Auditors/Requests/NewRequest", "/auditors/subject-access/new");
        var at = $"/auditors/subject-access/{Case.CaseId}/{request.SubjectAccessId}";
        Page("/Auditors/Requests/Request", at);
        Page("/Auditors/Requests/Decide", $"{at}/items/{withheld.Items[0].ItemId}");
        Page("/Cases/Requests/Requests", At("subject-access"));
        Page("/Cases/Requests/Request", At("subject-access/" + request.SubjectAccessId));
        Page("/Auditors/Keeping/RetentionList", "/auditors/retention");
        Page("/Auditors/Keeping/RetentionCase", "/auditors/retention/" + Case.CaseId);
        Page("/Auditors/Keeping/Disposals", "/auditors/disposals");
    }

    private async Task MakeAgencyAsync(RiskPlatformClient all)
    {
        var webhook = (await all.Channels.CreateWebhookAsync(new CreateWebhookRequest
        {
            Webhook = new Webhook { Url = "https://127.0.0.1:9/" + words.Name.Replace(' ', '-'), Enabled = true },
            RequestId = Id(),
        })).Webhook;
        await all.Channels.TestWebhookAsync(
            new TestWebhookRequest { WebhookId = webhook.WebhookId, RequestId = Id() });
        foreach (var person in new[] { words.Identifier, Everybody.Subject })
        {
            await all.ReviewSettings.SaveRecipientAsync(new SaveRecipientRequest
            {
                Recipient = new Recipient
                {
                    WorkerId = person,
                    EmailAddress = "somebody@example.org",
                    Roles = { RecipientRole.Reviewer, RecipientRole.Manager },
                    TeamId = words.Identifier,
                },
                RequestId = Id(),
            });
        }

        foreach (var person in new[] { words.Identifier, Everybody.Subject })
        {
            using var reader = portal.Service("reviewer", Agency, person);
            await reader.Channels.CreateCalendarFeedAsync(new CreateCalendarFeedRequest { RequestId = Id() });
        }

        Page("/Managers/Index", "/managers");
        Page("/Managers/Overdue/Deadlines", "/managers/deadlines");
        Page("/Managers/Measures/Measures", "/managers/measures");
        var at = "/managers/settings";
        Page("/Managers/Settings/Index", at);
        Page("/Managers/Settings/Times", at + "/times");
        Page("/Managers/Settings/Hours", at + "/hours");
        Page("/Managers/Settings/Recipient", at + "/recipient");
        Page("/Managers/Settings/RecipientList", at + "/recipients");
        Page("/Managers/Webhooks/Webhooks", at + "/webhooks");
        Page("/Managers/Webhooks/NewWebhook", at + "/webhooks/new");
        Page("/Managers/Webhooks/WebhookPage", $"{at}/webhooks/{webhook.WebhookId}");
        Page("/Managers/Webhooks/DeleteWebhook", $"{at}/webhooks/{webhook.WebhookId}/delete");
        Page("/Managers/Webhooks/Deliveries", at + "/deliveries");
        Page("/Managers/Calendars/CalendarList", at + "/calendars");
    }

    private async Task MakePlatformAsync()
    {
        // Their own agency too, so that its changes are seen by its auditors.
        await Everybody.SendAsync(
            await Everybody.OpenAsync("/platform/agencies/register"), ("Id", Agency), ("Name", words.Name));
        await Everybody.SendAsync(await Everybody.OpenAsync("/platform/people/invite"),
            ("Name", words.Name[..Math.Min(100, words.Name.Length)]), ("Email", $"colleague@{Agency}.example"),
            ("Agency", Agency), ("Roles", "auditor"));
        var id = "platform-" + Agency;
        var agency = await Everybody.SendAsync(
            await Everybody.OpenAsync("/platform/agencies/register"), ("Id", id), ("Name", words.Name));
        await Everybody.SendAsync(await Everybody.OpenAsync($"/platform/agencies/{id}/credentials/new"),
            ("Description", Short[..Math.Min(200, Short.Length)]), ("Role", "agency_system"), ("Kind", "secret"));
        agency = await Everybody.OpenAsync("/platform/agencies/" + id);
        var revoke = agency.Html.QuerySelector("a[href$='/revoke']")!.GetAttribute("href")!;
        await Everybody.SendAsync(await Everybody.OpenAsync("/platform/people/invite"),
            ("Name", words.Name[..Math.Min(100, words.Name.Length)]), ("Email", $"somebody@{Agency}.example"),
            ("Agency", id), ("Roles", "manager"));
        var list = await Everybody.OpenAsync("/platform/people?agency=" + id);
        var person = list.Html.QuerySelector("main table a")!.GetAttribute("href")!;

        Page("/Platform/Index", "/platform");
        Page("/Platform/Agencies/Index", "/platform/agencies");
        Page("/Platform/Agencies/Register", "/platform/agencies/register");
        Page("/Platform/Agencies/Agency", "/platform/agencies/" + id);
        Page("/Platform/Agencies/Edit", $"/platform/agencies/{id}/edit");
        Page("/Platform/Agencies/Suspend", $"/platform/agencies/{id}/suspend");
        Page("/Platform/Agencies/NewCredential", $"/platform/agencies/{id}/credentials/new");
        Page("/Platform/Agencies/Revoke", revoke);
        Page("/Platform/People/Index", "/platform/people");
        Page("/Platform/People/Invite", "/platform/people/invite");
        Page("/Platform/People/Details", person);
        Page("/Platform/People/Act", person + "/disable");
        Page("/Platform/People/Roles", $"{person}/roles/{id}");
        Page("/Platform/People/Join", person + "/join");
        Page("/Platform/Running/Health", "/platform/health");
        Page("/Platform/Running/Jobs", "/platform/jobs");
    }
}
