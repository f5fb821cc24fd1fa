// Loaded only where a survey can be answered.
import { improveSurveys } from './survey.js';

improveSurveys();
