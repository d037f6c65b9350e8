using Microsoft.EntityFrameworkCore.Migrations;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// For the migration that lets cases be found by what they wait for: those that wait already are found too. Later
/// changes keep it in step by themselves.
/// </summary>
internal static class WaitBackfill
{
    /// <summary>To be called when the columns are there.</summary>
    internal static void BackfillWaits(this MigrationBuilder migration)
    {
        var none = migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? "x'00'" : "0x00";
        migration.Sql("""
            UPDATE [Cases] SET [RoleSwapAwaiting] = (
                SELECT s.[Id] FROM [RoleSwaps] s WHERE s.[CaseId] = [Cases].[Id] AND s.[Approved] IS NULL
                    AND NOT EXISTS (SELECT 1 FROM [RoleSwaps] n
                        WHERE n.[CaseId] = s.[CaseId] AND n.[Approved] IS NULL AND n.[Id] > s.[Id]))
            WHERE [Id] IN (SELECT [CaseId] FROM [RoleSwaps] WHERE [Approved] IS NULL);
            """);
        migration.Sql("""
            UPDATE [Cases] SET [AwaitsSecondPerson] = 1
            WHERE [LowerLevelAwaiting] IS NOT NULL OR [RoleSwapAwaiting] IS NOT NULL;
            """);
        migration.Sql($"""
            UPDATE [Cases] SET [AwaitsAction] = 1
            WHERE ([SafeguardingRequiredBy] IS NOT NULL
                    AND COALESCE([SafeguardingMetThrough], {none}) < [SafeguardingRequiredBy])
                OR ([SelfHarmRequiredBy] IS NOT NULL
                    AND COALESCE([SelfHarmMetThrough], {none}) < [SelfHarmRequiredBy]);
            """);
    }
}
