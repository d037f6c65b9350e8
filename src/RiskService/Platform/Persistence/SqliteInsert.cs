using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// Adds rows of the audit on SQLite with one statement that is prepared once for all of them. Every read of a case pays
/// for this, and tracking each row costs more than storing it.
/// </summary>
internal static class AuditInsert
{
    private const string Savepoint = "audit";

    /// <summary>Within the transaction that the commit queue has opened; all rows, or none.</summary>
    internal static async Task<int> RunAsync(
        DbContext db, IReadOnlyList<AuditRow> rows, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            await using var command = Command(db, transaction, out var properties);
            foreach (var row in rows)
            {
                for (var i = 0; i < properties.Length; i++)
                {
                    command.Parameters[i].Value = Value(properties[i], row) ?? DBNull.Value;
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return rows.Count;
        }
        catch
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None);
            throw;
        }
    }

    /// <summary>From the model, so that the two can't differ.</summary>
    private static DbCommand Command(DbContext db, DbTransaction transaction, out IProperty[] properties)
    {
        var entity = db.Model.FindEntityType(typeof(AuditRow))!;
        properties = [.. entity.GetProperties()];
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = properties.Select(p => $"\"{p.GetColumnName()}\"");
        var values = properties.Select((_, i) => $"@p{i}");
#pragma warning disable CA2100 // Names of the model; values are parameters.
        command.CommandText = $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", names)}) "
            + $"VALUES ({string.Join(", ", values)})";
#pragma warning restore CA2100
        for (var i = 0; i < properties.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static object? Value(IProperty property, AuditRow row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
