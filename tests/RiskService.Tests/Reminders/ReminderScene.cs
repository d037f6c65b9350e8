using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Reminders;

/// <summary>The reminder that an operation on one needs, in the case of a scene.</summary>
internal static class ReminderScene
{
    internal static async Task<Scene> PrepareAsync(ServiceHost host, Scene scene, string name) =>
        name is "ReviewService/AcknowledgeReminder" or "ReviewService/ListReminders"
            ? scene with { ReminderId = $"{await RemindAsync(host, scene.Agency, Guid.Parse(scene.CaseId))}" }
            : scene;

    /// <summary>As the sweep makes one, by default to every manager.</summary>
    internal static Task<Guid> RemindAsync(
        ServiceHost host, string agency, Guid caseId, LadderStage stage = LadderStage.Manager,
        RecipientRole role = RecipientRole.Manager, string? worker = null, string? team = null) =>
        Reminding.InAsync(host, agency, async db =>
        {
            var now = host.Clock.Now();
            var count = await db.Set<ReminderCountRow>().AsTracking().SingleOrDefaultAsync(c => c.AgencyId == agency);
            if (count is null) db.Add(count = new ReminderCountRow { AgencyId = agency });
            var row = new ReminderRow
            {
                AgencyId = agency,
                Number = ++count.Count,
                Id = Ids.Next(now),
                CaseId = caseId,
                Kind = DeadlineKind.Review,
                ConcernsId = Ids.Next(now),
                Round = 0,
                Stage = stage,
                Level = RiskLevel.High,
                DueTime = now,
                CreateTime = now,
                Role = role,
                WorkerId = worker,
                WorkerKey = worker is null ? null : RiskPlatform.RiskService.Cases.AllocationRow.Key(worker),
                TeamId = team,
            };
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
}
