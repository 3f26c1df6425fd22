import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState } from 'react';
import { navigate } from '../router';
import { onForcedColors } from '../theme/layout';
import { useFormats } from '../useFormats';
import { axisEnd, partsOf } from './columns';
import { meaning } from '../theme/meaning';

export interface Series {
  name: string;
  colour: string;
}
export interface StackedColumn {
  key: string;
  /** Under the axis; empty for most, so that they do not run together. */
  tick: string;
  /** Read out, and shown on hover. */
  label: string;
  values: readonly number[];
  /** The list behind the column. */
  address?: string;
}
interface Props {
  label: string;
  series: readonly Series[];
  columns: readonly StackedColumn[];
  height?: number;
}

const useStyles = makeStyles({
  box: { width: '100%', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  svg: { display: 'block', width: '100%', overflow: 'visible' },
  grid: { stroke: tokens.colorNeutralStroke3, strokeWidth: 1 },
  text: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  column: {
    cursor: 'pointer',
    outlineStyle: 'none',
    ':hover > .back': { fill: meaning.tpRowHover },
    ':focus-visible > .back': { stroke: tokens.colorStrokeFocus2, strokeWidth: '2px' },
  },
  back: { fill: 'transparent' },
  part: { [onForcedColors]: { stroke: 'CanvasText' } },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '10px', height: '10px', borderRadius: '2px', [onForcedColors]: { forcedColorAdjust: 'none' } },
});

const axisWidth = 36;
const tickHeight = 22;
const topRoom = 6;

/** Columns of a few parts each, over days. Zero stands on the axis; each column is reached by keyboard and opens its list. */
export function StackedColumns({ label, series, columns, height = 168 }: Props) {
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    if (!box.current) return;
    const measure = () => box.current && setWidth(Math.max(240, box.current.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const sums = columns.map(column => column.values.reduce((sum, value) => sum + value, 0));
  const end = axisEnd(Math.max(0, ...sums));
  const plot = height - tickHeight - topRoom;
  const step = (width - axisWidth) / Math.max(1, columns.length);
  return (
    <div ref={box} className={styles.box}>
      <svg className={styles.svg} viewBox={`0 0 ${width} ${height}`} height={height} role="group" aria-label={label}>
        <Axis end={end} plot={plot} width={width} />
        <g transform={`translate(${axisWidth} ${topRoom})`}>
          {columns.map((column, index) => (
            <Column
              key={column.key}
              column={column}
              series={series}
              x={index * step}
              step={step}
              plot={plot}
              end={end}
              isLast={index === columns.length - 1}
            />
          ))}
        </g>
      </svg>
      <Legend series={series} />
    </div>
  );
}

function Axis({ end, plot, width }: { end: number; plot: number; width: number }) {
  const { count } = useFormats();
  const styles = useStyles();
  return (
    <g aria-hidden="true">
      {[0, end / 2, end].map(value => {
        const y = topRoom + plot - (value / end) * plot;
        return (
          <g key={value}>
            <line x1={axisWidth} x2={width} y1={y} y2={y} className={styles.grid} />
            <text x={axisWidth - 8} y={y + 4} textAnchor="end" className={styles.text}>
              {count(value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface ColumnProps {
  column: StackedColumn;
  series: readonly Series[];
  x: number;
  step: number;
  plot: number;
  end: number;
  /** Its tick ends with the plot instead of running over it. */
  isLast: boolean;
}

function Column({ column, series, x, step, plot, end, isLast }: ColumnProps) {
  const styles = useStyles();
  const open = () => column.address && navigate(column.address);
  const gap = Math.min(6, step * 0.25);
  return (
    <g
      transform={`translate(${x} 0)`}
      className={styles.column}
      role={column.address ? 'link' : 'img'}
      aria-label={column.label}
      tabIndex={0}
      onClick={open}
      onKeyDown={event => {
        if (event.key === 'Enter') open();
      }}
    >
      <title>{column.label}</title>
      <rect className={`back ${styles.back}`} width={step} height={plot} />
      {partsOf(column.values, end, plot).map((part, index) => (
        <rect
          key={series[index].name}
          className={styles.part}
          fill={series[index].colour}
          x={gap / 2}
          width={Math.max(1, step - gap)}
          y={part.y}
          height={part.height}
        />
      ))}
      <text x={isLast ? step : step / 2} y={plot + 16} textAnchor={isLast ? 'end' : 'middle'} className={styles.text}>
        {column.tick}
      </text>
    </g>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  const styles = useStyles();
  return (
    <div className={styles.legend} aria-hidden="true">
      {series.map(entry => (
        <span key={entry.name} className={styles.entry}>
          <span className={styles.swatch} style={{ background: entry.colour }} />
          {entry.name}
        </span>
      ))}
    </div>
  );
}
